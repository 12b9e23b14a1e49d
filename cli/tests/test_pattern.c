/* Wildcards in names. */
#include "base/macros.h"
#include "base/tests/support.h"
#include "cli/pattern.h"

static void pattern_matches__stars_and_question_marks(void **state)
{
	static const struct {
		const char *pattern, *name;
		bool matches;
	} rows[] = {
		{"*", "", true},
		{"*", "calc.exe", true},
		{"", "", true},
		{"", "a", false},
		{"calc.exe", "CALC.EXE", true},
		{"calc.exe", "calc.ex", false},
		{"*.exe", "calc.exe", true},
		{"*.exe", "calc.exe.txt", false},
		{"*.exe", "a.exe.exe", true},
		{"c*c*", "calc", true},
		{"c*d", "calc", false},
		{"?", "ü", true},
		{"?", "üü", false},
		{"??", "ü", false},
		{"b?ch*", "Bücherei", true},
		{"RDP-Tcp#?", "rdp-tcp#3", true},
		{"rdp-tcp#?", "rdp-tcp#12", false},
		{"**", "a", true},
		{"a*", "a", true},
		{"a?", "a", false},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		if (pattern_matches(rows[i].pattern, rows[i].name) != rows[i].matches)
			fail_msg("'%s' and '%s'", rows[i].pattern, rows[i].name);
	}
}

static void pattern_is__knows_wildcards(void **state)
{
	(void)state;
	assert_true(pattern_is("*"));
	assert_true(pattern_is("a?"));
	assert_false(pattern_is("calc.exe"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(pattern_matches__stars_and_question_marks),
		cmocka_unit_test(pattern_is__knows_wildcards),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
