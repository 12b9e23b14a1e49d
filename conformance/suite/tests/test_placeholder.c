#include "conformance/suite/tests/support.h"

#include <string.h>

#include "base/macros.h"
#include "conformance/suite/placeholder.h"

static bool value_of(void *context, const char *name, struct text *to)
{
	(void)context;
	if (strcmp(name, "none") == 0 || strlen(name) > 6)
		return false;
	text_printf(to, "<%s>", name);
	return true;
}

static void placeholder_replace__replaces(void **state)
{
	static const struct {
		const char *text;
		enum placeholder_trouble trouble;
		const char *replaced;
	} rows[] = {
		{"", PLACEHOLDER_FINE, ""},
		{"words } of {{ text", PLACEHOLDER_FINE, "words } of { text"},
		{"{a}", PLACEHOLDER_FINE, "<a>"},
		{"x{a}{b}y", PLACEHOLDER_FINE, "x<a><b>y"},
		{"{{{a}}", PLACEHOLDER_FINE, "{<a>}"},
		{"{}", PLACEHOLDER_FINE, "<>"},
		{"{a", PLACEHOLDER_NOT_CLOSED, ""},
		{"x{", PLACEHOLDER_NOT_CLOSED, "x"},
		{"x{none}y", PLACEHOLDER_UNKNOWN, "x"},
		/* a name is cut to the room that there is, and never written beyond it */
		{"{a-name-that-is-too-long}", PLACEHOLDER_UNKNOWN, ""},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct text to = {0};
		char name[8];

		same_number(rows[i].text,
			placeholder_replace(rows[i].text, value_of, NULL, &to, name, sizeof(name)),
			rows[i].trouble);
		same_text(rows[i].text, arena_copy(arena, text_string(&to)), rows[i].replaced);
		text_deinit(&to);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(placeholder_replace__replaces),
	};

	return cmocka_run_group_tests(tests, reading_setup, reading_teardown);
}
