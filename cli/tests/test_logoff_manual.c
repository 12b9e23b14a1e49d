/* docs/man/logoff.1 against the program: the switches are those of the usage, the examples are
 * true. */
#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "cli/tests/logoff_support.h"

/* The page's "\-" is '-', and its "\&" nothing. */
static char *page;

static int setup(void **state)
{
	size_t length;
	char *to;

	page = to = read_file(TEST_PAGE, &length);
	for (const char *from = page; *from; from++) {
		if (from[0] == '\\' && from[1] == '&') {
			from++;
			continue;
		}
		from += from[0] == '\\' && from[1] == '-';
		*to++ = *from;
	}
	*to = '\0';
	return logoff_setup(state);
}

static int teardown(void **state)
{
	free(page);
	return logoff_teardown(state);
}

/* The section under a heading; freed with free(). */
static char *section(const char *heading)
{
	char line[64];
	const char *begin, *end;

	snprintf(line, sizeof(line), "\n.Sh %s\n", heading);
	begin = strstr(page, line);
	if (!begin)
		fail_msg("the page has no section '%s'", heading);
	begin += strlen(line) - 1;
	end = strstr(begin, "\n.Sh ");
	return end ? strndup(begin, (size_t)(end - begin)) : strdup(begin);
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
	char *synopsis = section("SYNOPSIS"), *options = section("OPTIONS"), *usage;
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
	char *synopsis = section("SYNOPSIS"), *options = section("OPTIONS");

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
		"TSFARM_DB", "TSFARM_HOST", "TSFARM_SERVER", "TSFARM_SESSION"};
	char *environment = section("ENVIRONMENT");
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

/* --- Examples --- */

/* Type the line to a shell that finds the built programs first; gives both streams. */
static void run_example(const char *typed, const char *shown)
{
	struct text line = {0}, got = {0};
	char bytes[1024];
	size_t length;
	FILE *shell;

	text_printf(&line, "{ %s\n} 2>&1", typed);
	shell = popen(text_string(&line), "r");
	assert_non_null(shell);
	while ((length = fread(bytes, 1, sizeof(bytes), shell)) > 0)
		text_add_bytes(&got, bytes, length);
	pclose(shell);
	sandbox_compare(typed, "example", shown, text_string(&got));
	text_deinit(&line);
	text_deinit(&got);
}

static void put_programs_on_path(void)
{
	char folder[PATH_MAX], path[PATH_MAX + 32];

	snprintf(folder, sizeof(folder), "%s", sandbox_program());
	*strrchr(folder, '/') = '\0';
	snprintf(path, sizeof(path), "%s:/usr/bin:/bin", folder);
	setenv("PATH", path, true);
}

/* The literal lines: behind "$ " what is typed, then what is shown, up to the next. */
static size_t run_examples(char *lines)
{
	struct text typed = {0}, shown = {0};
	size_t run = 0;
	char *rest;

	for (char *line = lines; line; line = rest) {
		rest = strchr(line, '\n');
		if (rest)
			*rest++ = '\0';
		if ((*line == '$' || *line == '.') && typed.length) {
			run_example(text_string(&typed), text_string(&shown));
			run++;
			text_clear(&typed);
		}
		if (*line == '$') {
			text_add(&typed, line + 2);
			text_clear(&shown);
		} else if (*line != '.') {
			text_printf(&shown, "%s\n", line);
		}
	}
	text_deinit(&typed);
	text_deinit(&shown);
	return run;
}

/* On the farm of the tests, as somebody who sits in WF12/9, as Administrator does there. */
static void manual__examples_are_true(void **state)
{
	char *examples = section("EXAMPLES");

	(void)state;
	put_programs_on_path();
	assert_true(run_examples(examples) >= 5);
	free(examples);
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
