#include "sim/tests/support.h"

#include <ctype.h>
#include <string.h>

#include "sim/words.h"

/* The word in capitals, with the other sign between its parts. */
static const char *shout_word(const char *word)
{
	static char text[64];
	size_t i = 0;

	for (; word[i]; i++)
		text[i] = (char)(word[i] == '-' ? '_' : toupper((unsigned char)word[i]));
	text[i] = '\0';
	return text;
}

/* Every value has a word of its own, in small letters, which gives it back. */
#define WALK(noun, count) WALK_LETTERS(noun, count, islower)
#define WALK_LETTERS(noun, count, is_letter)                                                       \
	static void noun##_from_string__gives_each_back(void **state)                              \
	{                                                                                          \
		(void)state;                                                                       \
		for (int i = 0; i < count; i++) {                                                  \
			const char *word = noun##_to_string((enum noun)i);                         \
			enum noun value = (enum noun)count;                                        \
                                                                                                   \
			same_text("the list's word", noun##_words[i], word);                       \
			assert_true(strlen(word) > 0);                                             \
			for (const char *c = word; *c; c++)                                        \
				assert_true(is_letter((unsigned char)*c) || *c == '-' ||           \
					    isdigit((unsigned char)*c));                           \
			assert_true(noun##_from_string(word, &value));                             \
			same_number(word, (long long)value, i);                                    \
			value = (enum noun)count;                                                  \
			assert_true(noun##_from_string(shout_word(word), &value));                 \
			same_number(shout_word(word), (long long)value, i);                        \
			for (int j = 0; j < i; j++)                                                \
				assert_string_not_equal(word, noun##_to_string((enum noun)j));     \
		}                                                                                  \
	}                                                                                          \
                                                                                                   \
	static void noun##_from_string__refuses_other_words(void **state)                          \
	{                                                                                          \
		static const char *const others[] = {"", "x", "none", " ", "-", "0"};              \
		enum noun value = (enum noun)count;                                                \
                                                                                                   \
		(void)state;                                                                       \
		for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)                    \
			assert_false(noun##_from_string(others[i], &value));                       \
		same_number("untouched", (long long)value, count);                                 \
		same_text("no value", noun##_to_string(value), "?");                               \
	}

WALK(edition, EDITION_COUNT)
WALK(logon_mode, LOGON_MODE_COUNT)
/* as Windows calls them */
WALK_LETTERS(locale, LOCALE_COUNT, isalpha)
WALK(winstation_kind, WINSTATION_KIND_COUNT)
WALK(session_state, SESSION_STATE_COUNT)
WALK(right, RIGHT_COUNT)
WALK(permission_preset, PRESET_COUNT)
WALK(program_end, PROGRAM_END_COUNT)
WALK(event_kind, EVENT_KIND_COUNT)
WALK(trustee_kind, TRUSTEE_KIND_COUNT)

int main(void)
{
#define TESTS(noun)                                                                                \
	cmocka_unit_test(noun##_from_string__gives_each_back),                                     \
		cmocka_unit_test(noun##_from_string__refuses_other_words)
	const struct CMUnitTest tests[] = {
		TESTS(edition),
		TESTS(logon_mode),
		TESTS(locale),
		TESTS(winstation_kind),
		TESTS(session_state),
		TESTS(right),
		TESTS(permission_preset),
		TESTS(program_end),
		TESTS(event_kind),
		TESTS(trustee_kind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
