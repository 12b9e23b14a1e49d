/* The manual pages of the commands around logoff against the programs: switches are those of the
 * usages, examples are true. Arguments: the program, its page, what the examples change in the farm ("-":
 * nothing), the words that have a usage each. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/tests/manual.h"
#include "base/text.h"
#include "cli/tests/logoff_support.h"

static const char *page, *changed;
static char **words;
static int word_count;

static int setup(void **state)
{
	manual_read(page);
	return logoff_setup(state);
}

static int teardown(void **state)
{
	manual_forget();
	return logoff_teardown(state);
}

/* The switches behind each `before`, in small letters with a blank around each: " /server: /v ". */
static void collect_words(const char *text, const char *before, struct text *to)
{
	for (const char *at = text; (at = strstr(at, before)); at++) {
		struct text one = {0};

		text_add(&one, " /");
		for (const char *c = at + strlen(before); *c && !strchr(" \n\t[]", *c); c++) {
			text_add_char(&one, (char)tolower((unsigned char)*c));
			if (*c == ':')
				break;
		}
		text_add(&one, " ");
		if (!strstr(text_string(to), text_string(&one)))
			text_add(to, text_string(&one));
		text_deinit(&one);
	}
}

/* Each of the switches in `some` is in `all`, and the other way round. */
static void same_switches(const char *label, const struct text *some, const struct text *all)
{
	char *copy = strdup(text_string(some)), *rest = NULL;

	for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
		struct text wanted = {0};

		text_printf(&wanted, " %s ", word);
		if (!strstr(text_string(all), text_string(&wanted)))
			fail_msg("%s: %s is missing", label, word);
		text_deinit(&wanted);
	}
	free(copy);
}

static void manual__switches_are_those_of_the_usages(void **state)
{
	char *synopsis = manual_part(".Sh SYNOPSIS"), *options = manual_part(".Sh OPTIONS"), *usage;
	struct text in_usage = {0}, in_synopsis = {0}, in_options = {0};

	(void)state;
	for (int i = 0; i <= word_count; i++) {
		struct sandbox_case given = {.arguments = {"/?"}};

		if (i < word_count) {
			given.arguments[0] = words[i];
			given.arguments[1] = "/?";
		}
		same_number("help", sandbox_start(&given, &usage, NULL), 0);
		collect_words(usage, "\n  /", &in_usage);
		free(usage);
	}
	text_add(&in_usage, " /? ");
	collect_words(synopsis, "Cm /", &in_synopsis);
	collect_words(options, ".It Cm /", &in_options);
	same_switches("SYNOPSIS", &in_usage, &in_synopsis);
	same_switches("OPTIONS", &in_usage, &in_options);
	same_switches("usage lacks what SYNOPSIS has", &in_synopsis, &in_usage);
	same_switches("usage lacks what OPTIONS has", &in_options, &in_usage);
	text_deinit(&in_usage);
	text_deinit(&in_synopsis);
	text_deinit(&in_options);
	free(synopsis);
	free(options);
}

/* On the farm of the tests, as somebody who sits in WF12/9, as Administrator does there. */
static void manual__examples_are_true(void **state)
{
	(void)state;
	assert_true(manual_run_examples() >= 2);
	logoff_compare_farm("examples", strcmp(changed, "-") == 0 ? NULL : changed);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(manual__switches_are_those_of_the_usages),
		TEST(manual__examples_are_true),
	};

	if (argc < 4)
		return 1;
	sandbox_use(argv[1]);
	page = argv[2];
	changed = argv[3];
	words = argv + 4;
	word_count = argc - 4;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
