/* docs/man/tsfarm.1 against the program: its options are those of --help, its examples are true. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/text.h"
#include "cli/tests/sandbox.h"

static const char *const commands[] = {"create", "show", "events", "exec", "check", "export"};

static char *page;

/* The page as it is read, its "\-" being '-'. */
static int setup(void **state)
{
	size_t length;
	char *to;

	if (sandbox_setup(state) != 0)
		return -1;
	page = to = read_file(TEST_PAGE, &length);
	for (const char *from = page; *from; from++) {
		from += from[0] == '\\' && from[1] == '-';
		*to++ = *from;
	}
	*to = '\0';
	return 0;
}

static int teardown(void **state)
{
	free(page);
	return sandbox_teardown(state);
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

/* An option's line of --help, "  --as SERVER/ID  the session ...", as the page writes it. */
static void page_words(const char *line, char *words, size_t size)
{
	size_t name = strcspn(line, " "), value = 0;

	if (line[name + 1] != ' ')
		value = strcspn(line + name + 1, " ");
	snprintf(words, size, "Fl %.*s%s%.*s", (int)name - 1, line + 1, value ? " Ar " : "",
		(int)value, line + name + 1);
}

static void manual__options_are_those_of_help(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(commands); i++) {
		char *help = help_of(commands[i]), *synopsis = synopsis_of(commands[i]);
		char *section = section_of(commands[i]), words[128];
		size_t options = 0;

		for (const char *at = help; (at = strstr(at, "\n  --")); at++, options++) {
			page_words(at + 3, words, sizeof(words));
			if (!strstr(synopsis, words))
				fail_msg("SYNOPSIS of %s lacks '%s'", commands[i], words);
			if (!strstr(section, words))
				fail_msg("section %s lacks '%s'", commands[i], words);
		}
		same_number("options described", (long long)count(section, ".It Fl -"),
			(long long)options);
		/* `exec` has two dashes by themselves, too */
		same_number("options in SYNOPSIS", (long long)count(synopsis, "Fl -"),
			(long long)options + (strcmp(commands[i], "exec") == 0));
		free(help);
		free(synopsis);
		free(section);
	}
}

/* Every command that the program lists is one that was looked at. */
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

/* Is it the line of an example that begins with a command? "$ cat school.yaml" */
static bool is_command(const char *line)
{
	return line[0] == '$' && line[1] == ' ';
}

/* `cat` of a file that is not there yet: the page shows what is in it. */
static bool write_shown_file(const char *command, const char *shown)
{
	const char *name = strncmp(command, "cat ", 4) == 0 ? command + 4 : NULL;

	if (!name || access(name, F_OK) == 0)
		return false;
	sandbox_write_text(name, shown);
	return true;
}

/* Type the command to a shell that finds this tsfarm, and what is built with it, first. */
static void run_example(const char *command, const char *shown)
{
	FILE *shell;
	struct text line = {0}, got = {0};
	char bytes[4096];
	size_t length;

	if (write_shown_file(command, shown))
		return;
	text_printf(&line, "{ %s\n} 2>&1", command);
	shell = popen(text_string(&line), "r");
	assert_non_null(shell);
	while ((length = fread(bytes, 1, sizeof(bytes), shell)) > 0)
		text_add_bytes(&got, bytes, length);
	pclose(shell);
	sandbox_compare(command, "example", shown, text_string(&got));
	text_deinit(&line);
	text_deinit(&got);
}

static void put_program_on_path(void)
{
	struct text path = {0};

	text_add_bytes(&path, sandbox_program(),
		(size_t)(strrchr(sandbox_program(), '/') - sandbox_program()));
	text_add(&path, ":/usr/bin:/bin");
	setenv("PATH", text_string(&path), true);
	text_deinit(&path);
}

/* The examples' literal lines, command by command. */
static void manual__examples_are_true(void **state)
{
	char *examples = part(".Sh EXAMPLES\n"), *line, *rest = NULL;
	struct text command = {0}, shown = {0};
	size_t run = 0;

	(void)state;
	put_program_on_path();
	/* empty lines count, so no strtok() */
	for (line = examples; line && *line; line = rest) {
		rest = strchr(line, '\n');
		if (rest)
			*rest++ = '\0';
		if ((is_command(line) || *line == '.') && command.length) {
			run_example(text_string(&command), text_string(&shown));
			text_clear(&command);
			run++;
		}
		if (is_command(line)) {
			text_add(&command, line + 2);
			text_clear(&shown);
		} else if (*line != '.') {
			text_printf(&shown, "%s\n", line);
		}
	}
	assert_true(run >= 8);
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
