#include "base/command.h"

#include <stdint.h>
#include <string.h>

#include "base/tests/support.h"

enum colour {
	COLOUR_RED,
	COLOUR_LIGHT_BLUE,
	COLOUR_COUNT
};
static const char *const colours[COLOUR_COUNT] = {"red", "light-blue"};

struct settings {
	bool flag;
	const char *text;
	size_t number, any;
	enum colour colour;
	unsigned set;
	int parsed;
};

static bool parse_value(void *settings, const char *value)
{
	((struct settings *)settings)->parsed = (int)strlen(value);
	return *value != '-';
}

static const struct option_row options[] = {
	FLAG_OPTION('f', "flag", "a flag", struct settings, flag),
	TEXT_OPTION('t', "text", "TEXT", "a text", struct settings, text),
	NUMBER_OPTION('n', "number", "N", "a number", 12, struct settings, number),
	NUMBER_OPTION('a', "any", "N", "any number", SIZE_MAX, struct settings, any),
	WORD_OPTION('c', "colour", "COLOUR", "a word", colours, struct settings, colour),
	WORDS_OPTION('s', "set", "COLOUR", "several words", colours, struct settings, set),
	PARSED_OPTION('p', "parsed", "THING", "a thing", "a thing", parse_value),
	PARSED_OPTION(0, "other", "THING", "another thing", NULL, parse_value),
};

static const struct command command = {.name = "paint",
	.operands = "",
	COMMAND_OPTIONS(options),
	.settings_size = sizeof(struct settings),
	.defaults = &(const struct settings){.number = 7, .colour = COLOUR_LIGHT_BLUE}};

static void option_store__stores_what_the_row_says(void **state)
{
	static const struct {
		const char *typed;
		bool stored;
		struct settings settings;
	} rows[] = {
		{"--flag", true, {.flag = true}},
		{"-f", true, {.flag = true}},
		{"--text=", true, {.text = ""}},
		{"--text=a=b", true, {.text = "a=b"}},
		{"-tx", true, {.text = "x"}},
		{"--number=1", true, {.number = 1}},
		{"--number=12", true, {.number = 12}},
		{"--number=0", false, {0}},
		{"--number=13", false, {0}},
		{"--number=-1", false, {0}},
		{"--number=1x", false, {0}},
		{"--any=18446744073709551615", true, {.any = SIZE_MAX}},
		{"--any=18446744073709551616", false, {0}},
		{"--colour=Light Blue", true, {.colour = COLOUR_LIGHT_BLUE}},
		{"--colour=green", false, {0}},
		{"--colour=", false, {0}},
		{"--set=light-blue", true, {.set = 2}},
		{"--set=green", false, {0}},
		{"-pabc", true, {.parsed = 3}},
		{"-p-", false, {.parsed = 1}},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		const struct settings *expected = &rows[i].settings;
		const char *value = NULL, *label = rows[i].typed;
		const struct option_row *row = option_find(&command, label, &value);
		struct settings settings = {0};

		assert_non_null(row);
		same_number(label, option_store(row, &settings, value), rows[i].stored);
		same_number(label, settings.flag, expected->flag);
		same_text(label, settings.text, expected->text);
		same_number(label, (long long)settings.number, (long long)expected->number);
		same_number(label, (long long)settings.any, (long long)expected->any);
		same_text(label, colours[settings.colour], colours[expected->colour]);
		same_number(label, settings.set, expected->set);
		same_number(label, settings.parsed, expected->parsed);
	}
}

static void option_store__gathers_words(void **state)
{
	struct settings settings = {0};
	const char *value;

	(void)state;
	assert_true(option_store(option_find(&command, "--set", &value), &settings, "red"));
	assert_true(option_store(option_find(&command, "--set", &value), &settings, "light-blue"));
	same_number("both", settings.set, 3);
}

static void option_add_accepted__says_what_is_taken(void **state)
{
	static const char *const rows[] = {"FLAG", "TEXT", "1 to 12", "a number from 1 on",
		"red or light-blue", "red or light-blue", "a thing", "THING"};

	(void)state;
	/* nothing is refused by a flag */
	for (size_t i = 1; i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text accepted = {0};

		option_add_accepted(&options[i], &accepted);
		same_text(options[i].name, text_string(&accepted), rows[i]);
	}
}

static void option_find__refuses_other_names(void **state)
{
	static const char *const rows[] = {"--fla", "--flags", "-x", "--", "-F"};
	const char *value = NULL;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		assert_null(option_find(&command, rows[i], &value));
	assert_null(value);
}

static void command_init_settings__begins_with_the_defaults(void **state)
{
	_Alignas(max_align_t) unsigned char bytes[COMMAND_SETTINGS_MAX];
	const struct settings *settings = (const void *)bytes;

	(void)state;
	memset(bytes, 0xFF, sizeof(bytes));
	command_init_settings(&command, bytes);
	same_number("number", (long long)settings->number, 7);
	same_text("colour", colours[settings->colour], "light-blue");
	same_text("text", settings->text, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(option_store__stores_what_the_row_says),
		cmocka_unit_test(option_store__gathers_words),
		cmocka_unit_test(option_add_accepted__says_what_is_taken),
		cmocka_unit_test(option_find__refuses_other_names),
		cmocka_unit_test(command_init_settings__begins_with_the_defaults),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
