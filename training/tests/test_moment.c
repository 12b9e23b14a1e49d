#include "training/moment.h"

#include "base/macros.h"
#include "base/tests/support.h"

static void moment__text_and_back(void **state)
{
	static const struct {
		int64_t moment;
		const char *text;
	} rows[] = {
		{0, "1970-01-01T00:00:00Z"},
		{951782399, "2000-02-28T23:59:59Z"},
		{951782400, "2000-02-29T00:00:00Z"},
		{978307199, "2000-12-31T23:59:59Z"},
		{1772323200, "2026-03-01T00:00:00Z"},
		{4107542399, "2100-02-28T23:59:59Z"},
		{4107542400, "2100-03-01T00:00:00Z"},
		{253402300799, "9999-12-31T23:59:59Z"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char text[MOMENT_SIZE];
		int64_t moment = -1;

		moment_print(rows[i].moment, text);
		same_text(rows[i].text, text, rows[i].text);
		same_number(rows[i].text, moment_parse(rows[i].text, &moment), true);
		same_number(rows[i].text, moment, rows[i].moment);
	}
}

static void moment_parse__refuses_other_forms(void **state)
{
	static const char *const rows[] = {"", "2026-11-25", "2026-11-25 16:07:06Z",
		"2026-11-25T16:07:06", "2026-11-25T16:07:06z", "2026-13-25T16:07:06Z",
		"2026-02-29T16:07:06Z", "2026-11-31T16:07:06Z", "2026-11-25T24:07:06Z",
		"2026-11-25T16:60:06Z", "1969-11-25T16:07:06Z", "2026-11-25T16:07:066",
		"+026-11-25T16:07:06Z", "2026-11-25T16:07:-6Z"};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		int64_t moment = -1;

		same_number(rows[i], moment_parse(rows[i], &moment), false);
		same_number(rows[i], moment, -1);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(moment__text_and_back),
		cmocka_unit_test(moment_parse__refuses_other_forms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
