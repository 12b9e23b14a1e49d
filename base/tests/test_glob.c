/* Wildcards in names. */
#include "base/glob.h"
#include "base/macros.h"
#include "base/tests/support.h"

static void glob_matches__stars_and_question_marks(void **state)
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
		{"\u00DC*", "\u00FCber", true},
		{"a\xFF", "a\xFF", true},
		{"a\xFF", "a\xFE", false},
		{"a?", "a\xFE", true},
		{"*\xFE", "\xFF\xFE", true},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		if (glob_matches(rows[i].pattern, rows[i].name) != rows[i].matches)
			fail_msg("'%s' and '%s'", rows[i].pattern, rows[i].name);
	}
}

static void glob_has_wildcard__knows_wildcards(void **state)
{
	(void)state;
	assert_true(glob_has_wildcard("*"));
	assert_true(glob_has_wildcard("a?"));
	assert_false(glob_has_wildcard("calc.exe"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(glob_matches__stars_and_question_marks),
		cmocka_unit_test(glob_has_wildcard__knows_wildcards),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
