/* docs/man/logoff.1 against the program: the switches are those of the usage, the examples are
 * true. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/tests/manual.h"
#include "base/text.h"
#include "cli/tests/logoff_support.h"

static int setup(void **state)
{
	manual_read(TEST_PAGE);
	return logoff_setup(state);
}

static int teardown(void **state)
{
	manual_forget();
	return logoff_teardown(state);
}

/* The words of the text that begin with '/', as the page has them in its macros: "/server:". */
static void collect_switches(const char *text, const char *macro, struct text *to)
{
	for (const char *at = text; (at = strstr(at, macro)); at++) {
		const char *word = at + strlen(macro);

		text_add(to, to->length ? " " : "");
		for (size_t i = 0; word[i] && !strchr(" \n\t[]", word[i]); i++) {
			text_add_char(to, (char)toupper((unsigned char)word[i]));
			if (word[i] == ':')
				break;
		}
	}
}

static void manual__switches_are_those_of_the_usage(void **state)
{
	char *synopsis = manual_part(".Sh SYNOPSIS"), *options = manual_part(".Sh OPTIONS"), *usage;
	struct text in_usage = {0}, in_synopsis = {0}, in_options = {0};

	(void)state;
	sandbox_start(&(struct sandbox_case){.arguments = {"/?"}}, NULL, &usage);
	collect_switches(usage, "\n  /", &in_usage);
	/* of what the article has, that usage lists everything but the switch that shows it */
	text_add(&in_usage, " ?");
	collect_switches(synopsis, "Cm /", &in_synopsis);
	collect_switches(options, ".It Cm /", &in_options);
	sandbox_compare(
		"SYNOPSIS", "list of switches", text_string(&in_usage), text_string(&in_synopsis));
	sandbox_compare(
		"OPTIONS", "list of switches", text_string(&in_usage), text_string(&in_options));
	text_deinit(&in_usage);
	text_deinit(&in_synopsis);
	text_deinit(&in_options);
	free(synopsis);
	free(options);
	free(usage);
}

/* Whatever else the usage names stands in the page too. */
static void manual__operands_are_those_of_the_usage(void **state)
{
	char *synopsis = manual_part(".Sh SYNOPSIS"), *options = manual_part(".Sh OPTIONS");

	(void)state;
	assert_non_null(strstr(USAGE, "[sessionname | sessionid]"));
	assert_non_null(strstr(synopsis, "Ar sessionname | sessionid"));
	assert_non_null(strstr(options, "\n.It Ar sessionname\n"));
	assert_non_null(strstr(options, "\n.It Ar sessionid\n"));
	free(synopsis);
	free(options);
}

static void manual__variables_are_those_that_are_read(void **state)
{
	static const char *const names[] = {
		"TSFARM_DB", "TSFARM_EDITION", "TSFARM_HOST", "TSFARM_SERVER", "TSFARM_SESSION"};
	char *environment = manual_part(".Sh ENVIRONMENT");
	size_t items = 0;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		char line[64];

		snprintf(line, sizeof(line), "\n.It Ev %s\n", names[i]);
		if (!strstr(environment, line))
			fail_msg("ENVIRONMENT lacks %s", names[i]);
	}
	for (const char *at = environment; (at = strstr(at, "\n.It ")); at++)
		items++;
	same_number("variables", (long long)items, ARRAY_SIZE(names));
	free(environment);
}

/* On the farm of the tests, as somebody who sits in WF12/9, as Administrator does there. */
static void manual__examples_are_true(void **state)
{
	(void)state;
	assert_true(manual_run_examples() >= 5);
	logoff_compare_farm("examples", "WF12/3 gone WF12/9 gone WF12/12 gone WF13/6 gone");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(manual__switches_are_those_of_the_usage),
		TEST(manual__operands_are_those_of_the_usage),
		TEST(manual__variables_are_those_that_are_read),
		TEST(manual__examples_are_true),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
