#include "base/tests/manual.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/tests/sandbox.h"
#include "base/text.h"
#include "base/utf8.h"

enum {
	TERMINAL_WIDTH = 80,
	TERMINAL_HEIGHT = 24,
	COMMANDS_MAX = 32
};

static char *page;

void manual_read(const char *path)
{
	size_t length;
	char *to;

	page = to = read_file(path, &length);
	for (const char *from = page; *from; from++) {
		if (from[0] == '\\' && from[1] == '&') {
			from++;
			continue;
		}
		from += from[0] == '\\' && from[1] == '-';
		*to++ = *from;
	}
	*to = '\0';
}

void manual_forget(void)
{
	free(page);
	page = NULL;
}

static char *part_until(const char *heading, const char *next)
{
	char line[64];
	const char *begin, *end;

	snprintf(line, sizeof(line), "\n%s\n", heading);
	begin = strstr(page, line);
	if (!begin)
		fail_msg("the page has no '%s'", heading);
	begin += strlen(line) - 1;
	for (end = begin; *end; end++) {
		if (strncmp(end, "\n.Sh ", 5) == 0 || strncmp(end, next, strlen(next)) == 0)
			break;
	}
	return strndup(begin, (size_t)(end - begin));
}

char *manual_part(const char *heading)
{
	return part_until(heading, "\n.Ss ");
}

static size_t count_matches(const char *text, const char *words)
{
	size_t found = 0;

	for (const char *at = text; (at = strstr(at, words)); at += strlen(words))
		found++;
	return found;
}

/* --- Commands --- */

/* The names of the commands that --help lists. */
struct commands {
	char names[COMMANDS_MAX][32];
	size_t count;
};

static void list_commands(struct commands *commands)
{
	char *help;

	sandbox_start(&(struct sandbox_case){.arguments = {"--help"}}, &help, NULL);
	commands->count = 0;
	for (const char *at = help; (at = strstr(at, "\n  ")); at++) {
		if (at[3] == ' ')
			continue;
		assert_true(commands->count < COMMANDS_MAX);
		sscanf(at + 3, "%31s", commands->names[commands->count++]);
	}
	free(help);
	assert_true(commands->count > 0);
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

static char *synopsis_of(const char *command)
{
	char *synopsis = manual_part(".Sh SYNOPSIS"), *own, line[64];
	const char *begin, *end;

	snprintf(line, sizeof(line), ".Nm\n.Cm %s", command);
	for (begin = synopsis; (begin = strstr(begin, line)); begin++) {
		if (!begin[strlen(line)] || begin[strlen(line)] == '\n')
			break;
	}
	if (!begin)
		fail_msg("SYNOPSIS lacks %s", command);
	begin += strlen(line);
	end = strstr(begin, "\n.Nm");
	own = end ? strndup(begin, (size_t)(end - begin)) : strdup(begin);
	free(synopsis);
	return own;
}

static void require_text(
	const char *where, const char *command, const char *text, const char *words)
{
	if (!strstr(text, words))
		fail_msg("%s of %s lacks '%s'", where, command, words);
}

/* An option's line of --help, "-j, --jobs N  run N ...", as SYNOPSIS and the section write it. */
static void compare_option(
	const char *command, const char *line, const char *synopsis, const char *section)
{
	char letter[4] = "", name[48] = "", value[48] = "", words[128];
	const char *end = strstr(line, "  ");

	if (line[1] != '-')
		snprintf(letter, sizeof(letter), "%c", line[1]);
	line = strstr(line, "--");
	sscanf(line, "--%47[^ \n]", name);
	if (end > line + strlen("--") + strlen(name))
		snprintf(value, sizeof(value), " Ar %.*s",
			(int)(end - line - strlen("--") - strlen(name) - 1),
			line + strlen("--") + strlen(name) + 1);
	snprintf(words, sizeof(words), "Fl %s%s%s\n", *letter ? letter : "-", *letter ? "" : name,
		value);
	require_text("SYNOPSIS", command, synopsis, words);
	snprintf(words, sizeof(words), ".It Fl %s%s-%s%s\n", letter, *letter ? " , Fl " : "", name,
		value);
	require_text("section", command, section, words);
}

/* What the usage's line names, but for brackets and dots, SYNOPSIS names too. */
static void compare_operands(const char *command, const char *help, const char *synopsis)
{
	char usage[256] = "", *rest = NULL;

	/* the summary, and behind an empty line the usage */
	sscanf(help, "%*[^\n] Usage: %*s %*s%255[^\n]", usage);
	for (char *word = strtok_r(usage, " []", &rest); word;
		word = strtok_r(NULL, " []", &rest)) {
		size_t length = strlen(word);

		if (strcmp(word, "OPTION...") == 0 || strcmp(word, "--") == 0)
			continue;
		if (length > 3 && strcmp(word + length - 3, "...") == 0)
			word[length - 3] = '\0';
		require_text("SYNOPSIS", command, synopsis, word);
	}
}

static void compare_command(const char *command)
{
	char heading[64];
	char *help = help_of(command), *synopsis = synopsis_of(command), *section;
	size_t options = 0;

	snprintf(heading, sizeof(heading), ".Ss %s", command);
	section = manual_part(heading);
	for (const char *at = help; (at = strstr(at, "\n  -")); at++, options++)
		compare_option(command, at + 3, synopsis, section);
	compare_operands(command, help, synopsis);
	same_number("options described", (long long)count_matches(section, ".It Fl "),
		(long long)options);
	/* two dashes by themselves are no option */
	same_number("options in SYNOPSIS", (long long)count_matches(synopsis, "Fl "),
		(long long)(options + count_matches(synopsis, "Fl - ") +
			    count_matches(synopsis, "Fl -\n")));
	free(help);
	free(synopsis);
	free(section);
}

static void compare_commands(void)
{
	struct commands commands;
	char *sections = part_until(".Sh COMMANDS", "\n.Sh ");

	list_commands(&commands);
	for (size_t i = 0; i < commands.count; i++)
		compare_command(commands.names[i]);
	same_number("sections of commands", (long long)count_matches(sections, "\n.Ss "),
		(long long)commands.count);
	free(sections);
}

/* --- The size of --help --- */

static void check_size(const char *label, char *help)
{
	size_t height = count_matches(help, "\n");
	char *rest = NULL;

	/* the line of the prompt that follows is seen, too */
	if (height >= TERMINAL_HEIGHT)
		fail_msg("--help of %s has %zu lines", label, height);
	for (char *line = strtok_r(help, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
		if (utf8_width(line) > TERMINAL_WIDTH)
			fail_msg("--help of %s is wider than %d: %s", label, TERMINAL_WIDTH, line);
	}
	free(help);
}

static void measure_help(void)
{
	struct commands commands;
	char *help;

	sandbox_start(&(struct sandbox_case){.arguments = {"--help"}}, &help, NULL);
	check_size("the program", help);
	list_commands(&commands);
	for (size_t i = 0; i < commands.count; i++)
		check_size(commands.names[i], help_of(commands.names[i]));
}

/* --- Examples --- */

/* `cat` of a file that is not there yet: the page shows what is in it. */
static bool write_shown_file(const char *typed, const char *shown)
{
	const char *name = strncmp(typed, "cat ", 4) == 0 ? typed + 4 : NULL;

	if (!name || access(name, F_OK) == 0)
		return false;
	sandbox_write_text(name, shown);
	return true;
}

static void run_example(const char *typed, const char *shown)
{
	struct text line = {0}, got = {0};
	char bytes[4096];
	size_t length;
	FILE *shell;

	if (write_shown_file(typed, shown))
		return;
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
	struct text path = {0};
	const char *program = sandbox_program();
	int length = (int)(strrchr(program, '/') - program);

	text_printf(&path, "%.*s:/usr/bin:/bin", length, program);
	setenv("PATH", text_string(&path), true);
	text_deinit(&path);
}

/* Every command is shown, where the program has commands. */
static void require_examples(const char *examples)
{
	struct commands commands;
	const char *name = strrchr(sandbox_program(), '/') + 1;

	list_commands(&commands);
	for (size_t i = 0; i < commands.count; i++) {
		char words[64];

		snprintf(words, sizeof(words), "%s %s", name, commands.names[i]);
		require_text("EXAMPLES", name, examples, words);
	}
}

/* The literal lines: behind "$ " what is typed, then what is shown, up to the next. */
static size_t run_lines(char *lines)
{
	struct text typed = {0}, shown = {0};
	size_t run = 0;
	char *rest;

	/* empty lines count, so no strtok() */
	for (char *line = lines; line; line = rest) {
		bool begins = strncmp(line, "$ ", 2) == 0;

		rest = strchr(line, '\n');
		if (rest)
			*rest++ = '\0';
		if ((begins || *line == '.') && typed.length) {
			run_example(text_string(&typed), text_string(&shown));
			text_clear(&typed);
			run++;
		}
		if (begins) {
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

size_t manual_run_examples(void)
{
	char *examples = part_until(".Sh EXAMPLES", "\n.Sh ");
	size_t run;

	put_programs_on_path();
	if (strstr(page, "\n.Sh COMMANDS\n"))
		require_examples(examples);
	run = run_lines(examples);
	free(examples);
	return run;
}

/* --- All of it, as tests --- */

static void manual__commands_are_those_of_help(void **state)
{
	(void)state;
	compare_commands();
}

static void manual__help_fits_a_terminal(void **state)
{
	(void)state;
	measure_help();
}

static void manual__examples_are_true(void **state)
{
	(void)state;
	assert_true(manual_run_examples() >= 8);
}

int manual_run_tests(int argc, char **argv, CMFixtureFunction setup, CMFixtureFunction teardown)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(manual__commands_are_those_of_help),
		TEST(manual__help_fits_a_terminal),
		TEST(manual__examples_are_true),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
