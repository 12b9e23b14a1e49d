#include "base/utf8.h"

#include <string.h>

#include "base/macros.h"
#include "base/tests/support.h"

#define E_ACUTE_COMBINED "e\u0301va!"
#define FACE "\U0001F600"

static void utf8_next__takes_characters_and_odd_bytes(void **state)
{
	static const struct {
		const char *label, *text;
		int32_t characters[4]; /* 0 ends them */
	} rows[] = {
		{"ASCII", "ab", {'a', 'b'}},
		{"of every length", "a\u00FC\u6F22" FACE, {'a', 0xFC, 0x6F22, 0x1F600}},
		{"a byte that begins none", "\xFFz", {-1, 'z'}},
		{"one that continues none", "\x80z", {-1, 'z'}},
		{"cut", "\xE6\xBC", {-1, -1}},
		{"overlong", "\xC0\xAF", {-1, -1}},
		{"a surrogate", "\xED\xA0\x80", {-1, -1, -1}},
		{"beyond the last", "\xF4\x90\x80\x80", {-1, -1, -1, -1}},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const char *text = rows[i].text;

		for (size_t j = 0; j < ARRAY_SIZE(rows[i].characters) && rows[i].characters[j]; j++)
			same_number(rows[i].label, utf8_next(&text), rows[i].characters[j]);
		same_text(rows[i].label, text, "");
	}
}

static void utf8_take__stays_within_the_length(void **state)
{
	int32_t character;

	(void)state;
	same_number("whole", (long long)utf8_take("\u6F22", 3, &character), 3);
	same_number("whole", character, 0x6F22);
	same_number("cut", (long long)utf8_take("\u6F22", 2, &character), 1);
	same_number("cut", character, -1);
	same_number("NUL", (long long)utf8_take("\0a", 2, &character), 1);
	same_number("NUL", character, 0);
}

static void utf8_expected__tells_by_the_first_byte(void **state)
{
	static const struct {
		char first;
		size_t expected;
	} rows[] = {{'a', 1}, {'\x80', 1}, {'\xC1', 1}, {'\xC2', 2}, {'\xDF', 2}, {'\xE0', 3},
		{'\xEF', 3}, {'\xF0', 4}, {'\xF4', 4}, {'\xF5', 1}, {'\xFF', 1}};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char label[8];

		snprintf(label, sizeof(label), "%02X", (unsigned char)rows[i].first);
		same_number(label, (long long)utf8_expected(rows[i].first),
			(long long)rows[i].expected);
	}
}

static void utf8_length__and_width_count_characters_and_columns(void **state)
{
	static const struct {
		const char *text;
		bool utf8;
		size_t length, width;
	} rows[] = {
		{"", true, 0, 0},
		{"eva", true, 3, 3},
		{"Bücherei", true, 8, 8},
		{E_ACUTE_COMBINED, true, 5, 4},
		{"東京", true, 2, 4},
		{FACE, true, 1, 2},
		{"a\xFF\xFE", false, 0, 3},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		same_number(rows[i].text, utf8_is_valid(rows[i].text), rows[i].utf8);
		if (rows[i].utf8)
			same_number(rows[i].text, (long long)utf8_length(rows[i].text),
				(long long)rows[i].length);
		same_number(rows[i].text, (long long)utf8_width(rows[i].text),
			(long long)rows[i].width);
	}
}

static void utf8_offset__counts_characters(void **state)
{
	static const char text[] = "a\u00FC\u6F22z";
	static const size_t offsets[] = {0, 1, 3, 6, 7, 7};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(offsets); i++)
		same_number("offset", (long long)utf8_offset(text, strlen(text), i),
			(long long)offsets[i]);
}

static void utf8_cut__ends_between_characters(void **state)
{
	static const char text[] = "a\u6F22z";
	static const size_t lengths[] = {0, 1, 1, 1, 4, 5};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(lengths); i++)
		same_number("length", (long long)utf8_cut(text, i), (long long)lengths[i]);
}

static void utf8_add__encodes_what_was_taken(void **state)
{
	static const char all[] = "a\u00FC\u6F22" FACE;
	cleanup(text_deinit) struct text text = {0};

	(void)state;
	for (const char *at = all; *at;)
		utf8_add(&text, utf8_next(&at));
	same_text("text", text_string(&text), all);
}

static void utf8_is_printable__refuses_what_a_terminal_obeys(void **state)
{
	static const struct {
		int32_t character;
		bool printable;
	} rows[] = {{-1, false}, {0, false}, {0x1B, false}, {' ', true}, {'~', true}, {0x7F, false},
		{0x80, false}, {0x9F, false}, {0xA0, true}, {0x061C, false}, {0x200D, true},
		{0x200E, false}, {0x200F, false}, {0x2010, true}, {0x2027, true}, {0x2028, false},
		{0x202E, false}, {0x202F, true}, {0x2065, true}, {0x2066, false}, {0x2069, false},
		{0x206A, true}, {0x1F600, true}};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char label[16];

		snprintf(label, sizeof(label), "U+%04X", (unsigned)rows[i].character);
		same_number(label, utf8_is_printable(rows[i].character), rows[i].printable);
	}
}

static void utf8_add_unicode_escapes__leaves_all_else(void **state)
{
	static const struct {
		const char *text, *escaped;
	} rows[] = {
		{"{\"a\": \"\\n\"}\n", "{\"a\": \"\\n\"}\n"},
		{"\u00FC\u200E\u202E\u2066", "\u00FC\\u200E\\u202E\\u2066"},
		{"a\x7F\xC2\x85", "a\\u007F\\u0085"},
		{"\xFFx", "\\uFFFDx"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text text = {0};

		utf8_add_unicode_escapes(&text, rows[i].text);
		same_text(rows[i].escaped, text_string(&text), rows[i].escaped);
	}
}

static void utf8_add_printable__replaces_each_other_character(void **state)
{
	cleanup(text_deinit) struct text text = {0};

	(void)state;
	utf8_add_printable(&text, "a\033b\xC2\x9B\u00FC\u202E\xFF", 11);
	same_text("text", text_string(&text), "a?b?\u00FC??");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(utf8_next__takes_characters_and_odd_bytes),
		cmocka_unit_test(utf8_take__stays_within_the_length),
		cmocka_unit_test(utf8_expected__tells_by_the_first_byte),
		cmocka_unit_test(utf8_length__and_width_count_characters_and_columns),
		cmocka_unit_test(utf8_offset__counts_characters),
		cmocka_unit_test(utf8_cut__ends_between_characters),
		cmocka_unit_test(utf8_add__encodes_what_was_taken),
		cmocka_unit_test(utf8_is_printable__refuses_what_a_terminal_obeys),
		cmocka_unit_test(utf8_add_unicode_escapes__leaves_all_else),
		cmocka_unit_test(utf8_add_printable__replaces_each_other_character),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
