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

static void id_add_of_path__table(void **state)
{
	static const struct {
		const char *path, *id;
	} rows[] = {
		{"a/scenarios/q1/scenarios/X y.yaml", "x-y"},
		{"./mytests/Clean_up.yaml", "mytests/clean-up"},
		{"../../t.yaml", "t"},
		{"/tmp/a", "tmp/a"},
		{"myscenarios/a.yaml", "myscenarios/a"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text id = {0};

		id_add_of_path(&id, rows[i].path);
		same_text(rows[i].path, text_string(&id), rows[i].id);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			id_nearest__table, reading_setup, reading_teardown),
		cmocka_unit_test(id_add_of_path__table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
