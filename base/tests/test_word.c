#include "base/tests/support.h"

#include <limits.h>
#include <string.h>

#include "base/macros.h"
#include "base/word.h"

static const char *const words[] = {
	"active", "connected", "full-control", "logoff", "logon", "state", "yes"};

static void word_find__ignores_case_and_takes_blanks_for_dashes(void **state)
{
	static const struct {
		const char *text;
		int at;
	} rows[] = {
		{"active", 0}, {"ACTIVE", 0}, {"Full-Control", 2}, {"full control", 2},
		{"full_control", 2}, {"", -1}, {"activ", -1}, {"actives", -1}, {"logo", -1},
		{" active", -1}, {"fullcontrol", -1}};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		same_number(rows[i].text, word_find(rows[i].text, words, ARRAY_SIZE(words)),
			rows[i].at);
	same_number("no words", word_find("active", NULL, 0), -1);
}

static void word_nearest__finds_slips_and_nothing_else(void **state)
{
	static const struct {
		const char *text, *nearest;
	} rows[] = {
		{"sate", "state"},           /* a letter left out */
		{"sttate", "state"},         /* one too many */
		{"stale", "state"},          /* a wrong one */
		{"satte", "state"},          /* two swapped */
		{"STATE", "state"},
		{"lgooff", "logoff"},
		{"logof", "logoff"}, /* not logon, which is as near */
		{"full", NULL},
		{"conected", "connected"},
		{"x", NULL},
		{"", NULL},
		{"winstations", NULL},
		{"0123456789012345678901234567890123456789012345678901234567890123456789", NULL},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		same_text(rows[i].text, word_nearest(rows[i].text, words, ARRAY_SIZE(words)),
			rows[i].nearest);
	same_text("no words", word_nearest("state", NULL, 0), NULL);
}

static void word_list__joins_with_or(void **state)
{
	static const char *const expected[] = {
		"", "active", "active or connected", "active, connected or full-control"};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(expected); i++) {
		cleanup(text_deinit) struct text text = {0};

		word_list(&text, words, i);
		same_text("list", text_string(&text), expected[i]);
	}
}

static void word_to_number__takes_digits_alone(void **state)
{
	static const struct {
		const char *text;
		unsigned long long max, number;
		bool taken;
	} rows[] = {
		{"0", 0, 0, true},
		{"1", 0, 0, false},
		{"65535", 65535, 65535, true},
		{"65536", 65535, 0, false},
		{"0000000000000000000000000000012", 65535, 12, true},
		{"18446744073709551615", ULLONG_MAX, ULLONG_MAX, true},
		{"18446744073709551616", ULLONG_MAX, 0, false},
		{"99999999999999999999999999", ULLONG_MAX, 0, false},
		{"9", 9, 9, true},
		{"10", 9, 0, false},
		{"5", 4, 0, false},
		{"", 9, 0, false},
		{"+1", 9, 0, false},
		{"-0", 9, 0, false},
		{" 1", 9, 0, false},
		{"1 ", 9, 0, false},
		{"0x1", 9, 0, false},
		{"1.0", 9, 0, false},
		{"\xD9\xA1", 9, 0, false}, /* an Arabic one */
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		unsigned long long number = 77;

		same_number(rows[i].text, word_to_number(rows[i].text, rows[i].max, &number),
			rows[i].taken);
		if (number != (rows[i].taken ? rows[i].number : 77))
			fail_msg("'%s' gave %llu", rows[i].text, number);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(word_find__ignores_case_and_takes_blanks_for_dashes),
		cmocka_unit_test(word_nearest__finds_slips_and_nothing_else),
		cmocka_unit_test(word_list__joins_with_or),
		cmocka_unit_test(word_to_number__takes_digits_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
