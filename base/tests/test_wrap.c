#include "base/wrap.h"

#include "base/macros.h"
#include "base/tests/support.h"

static void wrap_line__ends_at_blanks_or_within_words(void **state)
{
	static const struct {
		const char *label, *text;
		size_t columns;
		const char *lines;
	} rows[] = {
		{"fits", "one two", 7, "one two|"},
		{"at a blank", "one two three", 8, "one two|three|"},
		{"at the edge", "one two", 6, "one|two|"},
		{"within a word", "abcdefgh", 3, "abc|def|gh|"},
		{"lines of its own", "a\nb\r\n\nc", 9, "a|b||c|"},
		{"a blank too many", "one   two", 4, "one|two|"},
		{"wide characters", "ab\u6F22\u5B57", 4, "ab\u6F22|\u5B57|"},
		{"one that is too wide", "\u6F22", 1, "\u6F22|"},
		{"what is shown in its place", "\033\033\033\a", 3, "\033\033\033|\a|"},
		{"nothing", "", 5, "|"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text lines = {0};
		const char *text = rows[i].text;

		do {
			const char *begin = text;
			size_t length = wrap_line(&text, rows[i].columns);

			text_add_bytes(&lines, begin, length);
			text_add_char(&lines, '|');
		} while (*text);
		same_text(rows[i].label, text_string(&lines), rows[i].lines);
	}
}

static void wrap_add__shows_what_a_terminal_would_obey(void **state)
{
	cleanup(text_deinit) struct text text = {0};

	(void)state;
	text_add(&text, "is: ");
	same_number("columns", (long long)wrap_add(&text, "a\033[2Jb\a\u00FC", 9), 8);
	/* a sequence begins with one character too; those turn the direction, and end a line */
	same_number("8 bits",
		(long long)wrap_add(&text,
			"\xC2\x9B"
			"2J\u202E\u2028\xFF",
			11),
		6);
	same_text("text", text_string(&text), "is: a?[2Jb?\u00FC?2J???");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wrap_line__ends_at_blanks_or_within_words),
		cmocka_unit_test(wrap_add__shows_what_a_terminal_would_obey),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
