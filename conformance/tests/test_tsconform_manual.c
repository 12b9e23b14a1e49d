/* docs/man/tsconform.1 against the program: commands and options are those of --help, examples true. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/text.h"
#include "conformance/tests/small_suite.h"

static const char *const commands[] = {"run", "list", "explain", "coverage", "lint", "subjects"};

static char *page;

/* The page as it is read, its "\-" being '-'. */
static int setup(void **state)
{
	size_t length;
	char *to;

	if (sandbox_setup(state) != 0)
		return -1;
	setenv("TSFARM_DATA", TEST_SOURCE, 1);
	setenv("TSCONFORM", sandbox_program(), 1);
	page = to = read_file(TEST_SOURCE "/docs/man/tsconform.1", &length);
	for (const char *from = page; *from; from++) {
		from += from[0] == '\\' && from[1] == '-';
		*to++ = *from;
	}
	*to = '\0';
	return symlink(TEST_SOURCE "/scenarios", "scenarios");
}

static int teardown(void **state)
{
	free(page);
	return small_suite_teardown(state);
}

/* The part of the page under a heading, up to the next one; freed with free(). */
static char *part(const char *heading)
{
	const char *begin = strstr(page, heading), *end;

	if (!begin)
		fail_msg("the page has no '%s'", heading);
	begin += strlen(heading);
	for (end = begin; *end; end++) {
		if (strncmp(end, "\n.Ss ", 5) == 0 || strncmp(end, "\n.Sh ", 5) == 0)
			break;
	}
	return strndup(begin, (size_t)(end - begin));
}

static char *synopsis_of(const char *command)
{
	char *synopsis = part(".Sh SYNOPSIS\n"), *own, line[64];
	const char *begin, *end;

	snprintf(line, sizeof(line), ".Nm\n.Cm %s\n", command);
	begin = strstr(synopsis, line);
	if (!begin)
		fail_msg("SYNOPSIS lacks %s", command);
	begin += strlen(line);
	end = strstr(begin, ".Nm");
	own = strndup(begin, end ? (size_t)(end - begin) : strlen(begin));
	free(synopsis);
	return own;
}

static char *section_of(const char *command)
{
	char line[64];

	snprintf(line, sizeof(line), "\n.Ss %s\n", command);
	return part(line);
}

static char *help_of(const char *command)
{
	char *help;

	same_number(command,
		sandbox_start(
			&(struct sandbox_case){.arguments = {command, "--help"}}, &help, NULL),
		0);
	return help;
}

static size_t count(const char *text, const char *words)
{
	size_t found = 0;

	for (const char *at = text; (at = strstr(at, words)); at += strlen(words))
		found++;
	return found;
}

/* An option's line of --help, "-j, --jobs N  run N ...", as SYNOPSIS and the section write it. */
static void page_words(const char *line, char *synopsis, char *section, size_t size)
{
	char name[32] = "", value[32] = "";

	assert_int_equal(sscanf(line, "-%*c, --%31[^ ] %31[^ ]", name, value) >= 1, 1);
	/* two blanks part the option from what it does: then it takes no value */
	if (line[strlen("-x, --") + strlen(name) + 1] == ' ')
		*value = '\0';
	snprintf(synopsis, size, ".Op Fl %c%s%s\n", line[1], *value ? " Ar " : "", value);
	snprintf(section, size, ".It Fl %c , Fl -%s%s%s\n", line[1], name, *value ? " Ar " : "",
		value);
}

static void manual__options_are_those_of_help(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(commands); i++) {
		char *help = help_of(commands[i]), *synopsis = synopsis_of(commands[i]);
		char *section = section_of(commands[i]), in_synopsis[128], in_section[128];
		size_t options = 0;

		for (const char *at = help; (at = strstr(at, "\n  -")); at++, options++) {
			page_words(at + 3, in_synopsis, in_section, sizeof(in_section));
			if (!strstr(synopsis, in_synopsis))
				fail_msg("SYNOPSIS of %s lacks '%s'", commands[i], in_synopsis);
			if (!strstr(section, in_section))
				fail_msg("section %s lacks '%s'", commands[i], in_section);
		}
		same_number("options described", (long long)count(section, ".It Fl "),
			(long long)options);
		/* `run` has two dashes by themselves, too */
		same_number("options in SYNOPSIS", (long long)count(synopsis, "Fl "),
			(long long)options + (strcmp(commands[i], "run") == 0));
		free(help);
		free(synopsis);
		free(section);
	}
}

static void manual__commands_are_those_of_help(void **state)
{
	char *help;

	(void)state;
	sandbox_start(&(struct sandbox_case){.arguments = {"--help"}}, &help, NULL);
	same_number("commands", (long long)count(help, "\n  "), ARRAY_SIZE(commands));
	same_number("sections", (long long)count(page, "\n.Ss "), ARRAY_SIZE(commands));
	for (size_t i = 0; i < ARRAY_SIZE(commands); i++) {
		char line[32];

		snprintf(line, sizeof(line), "\n  %s ", commands[i]);
		same_number(commands[i], strstr(help, line) != NULL, 1);
	}
	free(help);
}

/* The lines of the examples: a command after "$ ", then what it prints. */
static void manual__examples_are_true(void **state)
{
	char *examples = part(".Sh EXAMPLES\n"), *rest = NULL;
	struct text command = {0}, shown = {0};
	size_t run = 0;

	(void)state;
	for (char *line = examples; line; line = rest) {
		bool begins = strncmp(line, "$ ", 2) == 0;

		rest = strchr(line, '\n');
		if (rest)
			*rest++ = '\0';
		if ((begins || *line == '.') && command.length) {
			char *out, *err;

			take_line(text_string(&command), &out, &err);
			sandbox_compare(text_string(&command), "stdout", text_string(&shown), out);
			sandbox_compare(text_string(&command), "stderr", "", err);
			free(out);
			free(err);
			text_clear(&command);
			run++;
		}
		if (begins) {
			text_add(&command, line + 2);
			text_clear(&shown);
		} else if (*line != '.') {
			text_printf(&shown, "%s\n", line);
		}
	}
	assert_true(run >= 5);
	text_deinit(&command);
	text_deinit(&shown);
	free(examples);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(manual__options_are_those_of_help),
		TEST(manual__commands_are_those_of_help),
		TEST(manual__examples_are_true),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
