#include "base/tests/support.h"

#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"

#define E_ACUTE_COMPOSED "caf\xC3\xA9"
#define E_ACUTE_COMBINED "cafe\xCC\x81"
/* 32 characters of four bytes each: the longest name there is */
#define FACES_8                                                                                    \
	"\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80"                         \
	"\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80"
#define FACES_32 FACES_8 FACES_8 FACES_8 FACES_8

static void name_equal__compares_as_windows_does(void **state)
{
	static const struct {
		const char *a, *b;
		bool same;
	} rows[] = {
		{"", "", true}, {"RDP-Tcp#3", "rdp-tcp#3", true},
		{"RDP-Tcp#3", "RDP-Tcp#30", false}, {"RDP-Tcp", "RDP-Tc", false},
		{"Bücherei", "BÜCHEREI", true}, {"Bücherei", "Bucherei", false},
		{"Касса", "кАССА", true}, {"Ταμείο", "ΤΑΜΕΊΟ", true}, {"σ", "Σ", true},
		{"ς", "Σ", true}, /* one upper case for both small sigmas */
		{"Straße", "STRASSE", false}, {"ß", "ẞ", false},
		{"ÿ", "Ÿ", true}, /* two bytes and two bytes, other lead bytes */
		{"ɐ", "Ɐ", true}, /* two bytes become three */
		{E_ACUTE_COMPOSED, E_ACUTE_COMBINED, false}, {"a b", "a  b", false},
		{FACES_32, FACES_32, true}, {FACES_32 "x", FACES_32 "x", false}, /* over-long */
		{"\xFF", "\xFF", false},                                         /* ill-formed */
		{"a\xC3", "a\xC3", false},
		{"\xED\xA0\x80", "\xED\xA0\x80", false}, /* half of a surrogate pair */
		{"\xC0\xAF", "\xC0\xAF", false},         /* a slash in disguise */
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		if (name_equal(rows[i].a, rows[i].b) != rows[i].same ||
			name_equal(rows[i].b, rows[i].a) != rows[i].same)
			fail_msg("'%s' and '%s' should%s be the same", rows[i].a, rows[i].b,
				rows[i].same ? "" : " not");
	}
}

static void name_fold__needs_its_room_and_writes_nothing_without(void **state)
{
	static const struct {
		const char *name;
		size_t size;
		const char *key; /* NULL: refused */
	} rows[] = {
		{"eva", 4, "EVA"},
		{"eva", 3, NULL},
		{"", 1, ""},
		{"ü", 3, "Ü"},
		{"ü", 2, NULL},
		{"ɐ", 4, "Ɐ"},
		{"ɐ", 3, NULL},
		{FACES_32, NAME_SIZE, FACES_32},
		{FACES_32 "x", NAME_SIZE, NULL},
		{"\xC3", NAME_SIZE, NULL},
		{"a\xFFz", NAME_SIZE, NULL},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char key[NAME_SIZE] = "untouched";
		bool folded = name_fold(rows[i].name, key, rows[i].size);

		if (folded != (rows[i].key != NULL))
			fail_msg("'%s' into %zu bytes: %s", rows[i].name, rows[i].size,
				folded ? "folded" : "refused");
		same_text(rows[i].name, key, rows[i].key ? rows[i].key : "untouched");
	}
}

static int compare_names(const void *a, const void *b)
{
	return name_compare(*(const char *const *)a, *(const char *const *)b);
}

static void name_lower__keeps_what_has_no_small_letter(void **state)
{
	static const struct {
		const char *name, *lower;
	} rows[] = {
		{"", ""},
		{"RDP-Tcp#3", "rdp-tcp#3"},
		{"BÜCHEREI", "bücherei"},
		{"ΤΑΜΕΊΟ", "ταμείο"},
		{"Straße", "straße"},
		{"A\xFFZ", "a\xFFz"},
	};
	char lower[NAME_SIZE], small[4];

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		name_lower(rows[i].name, lower, sizeof(lower));
		same_text(rows[i].name, lower, rows[i].lower);
	}
	/* a character goes whole or not at all */
	name_lower("ABÜ", small, sizeof(small));
	same_text("cut", small, "ab");
}

static void name_compare__orders_by_key_and_puts_names_without_one_last(void **state)
{
	const char *names[] = {"\xFF", "b", "A", FACES_32 "x", "a1", "B1", "Ä", "", "a\xC3"};
	static const char *const expected[] = {
		"", "A", "a1", "b", "B1", "Ä", "a\xC3", FACES_32 "x", "\xFF"};

	(void)state;
	qsort(names, ARRAY_SIZE(names), sizeof(*names), compare_names);
	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		same_text("in order", names[i], expected[i]);
	same_number("same name", name_compare("Eva", "eVA"), 0);
	assert_true(name_compare("\xFF", "\xFE") != 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(name_equal__compares_as_windows_does),
		cmocka_unit_test(name_fold__needs_its_room_and_writes_nothing_without),
		cmocka_unit_test(name_lower__keeps_what_has_no_small_letter),
		cmocka_unit_test(name_compare__orders_by_key_and_puts_names_without_one_last),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
