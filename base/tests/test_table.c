/* Aligned columns for people. */
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/table.h"
#include "base/tests/support.h"
#include "base/text.h"
#include "base/utf8.h"

static const char *const headings[] = {"N", "NAME", "NOTE", "LAST"};

static void print_rows(
	struct table *table, const char *const rows[][4], size_t count, struct text *to)
{
	for (size_t i = 0; i < count; i++)
		table_measure(table, rows[i]);
	table_print_headings(table, to);
	for (size_t i = 0; i < count; i++)
		table_print(table, rows[i], to);
}

static void table_print__aligns_by_display_width(void **state)
{
	static const char *const rows[][4] = {{"1", "eva", NULL, "x"}, {"10", "林林", "", NULL},
		{"100", "Ελένη", NULL, "longer text"}};
	struct table table = {.headings = headings, .count = 4, .numbered = true, .indent = 2};
	struct text got = {0};

	(void)state;
	print_rows(&table, rows, ARRAY_SIZE(rows), &got);
	same_text("table", text_string(&got),
		"    N  NAME   LAST\n"
		"    1  eva    x\n"
		"   10  林林\n"
		"  100  Ελένη  longer text\n");
	text_deinit(&got);
}

static void table_print__a_row_wider_than_measured_is_printed_all_the_same(void **state)
{
	static const char *const rows[][4] = {{"1", "eva", "x", "y"}};
	static const char *const late[] = {"1234567", "somebody", "x", "y"};
	struct table table = {.headings = headings, .count = 4, .numbered = true};
	struct text got = {0};

	(void)state;
	print_rows(&table, rows, ARRAY_SIZE(rows), &got);
	table_print(&table, late, &got);
	same_text("table", text_string(&got),
		"N  NAME  NOTE  LAST\n1  eva   x     y\n1234567  somebody  x     y\n");
	text_deinit(&got);
}

static void table_print_headings__colour_ends_before_the_line(void **state)
{
	static const char *const rows[][4] = {{"1", "eva"}};
	struct table table = {.headings = headings, .count = 4, .colourful = true};
	struct text got = {0};

	(void)state;
	print_rows(&table, rows, ARRAY_SIZE(rows), &got);
	same_text("table", text_string(&got), "\033[2mN  NAME\033[0m\n1  eva\n");
	text_deinit(&got);
}

static void utf8_add_escaped__shows_what_a_terminal_would_obey(void **state)
{
	static const struct {
		const char *text, *shown;
	} rows[] = {
		{"plain, Ünïcödé, 林, 😀", "plain, Ünïcödé, 林, 😀"},
		{"\033[1m", "\\x1B[1m"},
		{"a\tb\nc\x7F", "a\\x09b\\x0Ac\\x7F"},
		{"\xC2\x9B"
		 "1m",
			"\\xC2\\x9B1m"},
		{"\xC2\xA0", "\xC2\xA0"},
		{"\xE2\x80\xAE"
		 "abc",
			"\\xE2\\x80\\xAE"
			"abc"},
		{"\xE2\x81\xA7", "\\xE2\\x81\\xA7"},
		{"\xE2\x81\xAA", "\xE2\x81\xAA"},
		{"\xFF\xE4", "\\xFF\\xE4"},
		{"\xE4\xBD", "\\xE4\\xBD"},
		{"\xF0\x9F\x98", "\\xF0\\x9F\\x98"},
		{"", ""},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct text got = {0};

		utf8_add_escaped(&got, rows[i].text);
		same_text(rows[i].shown, text_string(&got), rows[i].shown);
		text_deinit(&got);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(table_print__aligns_by_display_width),
		cmocka_unit_test(table_print__a_row_wider_than_measured_is_printed_all_the_same),
		cmocka_unit_test(table_print_headings__colour_ends_before_the_line),
		cmocka_unit_test(utf8_add_escaped__shows_what_a_terminal_would_obey),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
