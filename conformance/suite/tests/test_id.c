#include "conformance/suite/tests/support.h"

#include "base/macros.h"
#include "conformance/suite/id.h"

static void id_nearest__table(void **state)
{
	static const char *const ids[] = {"q1/security/own-session", "q1/security/other/row",
		"q1/examples/session-12", "q2/examples/session-12"};
	static const struct {
		const char *typed, *nearest;
	} rows[] = {
		{"q1/security/own-sesion", "q1/security/own-session"},
		{"q1/securty", "q1/security"},
		/* the beginning of a part, with a slip in it, is shown as the part */
		{"q1/secr", "q1/security"},
		{"q1/security/ohte", "q1/security/other"},
		{"q1/exmples/session-12", "q1/examples/session-12"},
		{"q1/security/other/raw", "q1/security/other/row"},
		{"elsewhere", NULL},
		{"", NULL},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		same_text(rows[i].typed, id_nearest(rows[i].typed, ids, ARRAY_SIZE(ids), arena),
			rows[i].nearest);
	same_text("none", id_nearest("a", NULL, 0, arena), NULL);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			id_nearest__table, reading_setup, reading_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
