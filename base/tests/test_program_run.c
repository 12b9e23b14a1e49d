#include "base/tests/support.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/program_run.h"

static struct folder folder;

static int setup(void **state)
{
	(void)state;
	folder_make(&folder);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	folder_remove(&folder);
	return 0;
}

struct settings {
	bool json;
	size_t jobs;
	const char *server;
};

/* Say what was parsed. */
static int run_command(const struct command_line *line, const void *object, struct output *out)
{
	const struct settings *settings = object;

	fprintf(out->results, "json=%d jobs=%zu server=%s", settings->json, settings->jobs,
		settings->server ? settings->server : "-");
	for (size_t i = 0; i < line->operand_count; i++)
		fprintf(out->results, " [%s]", line->operands[i]);
	for (char **word = line->rest; word && *word; word++)
		fprintf(out->results, " {%s}", *word);
	fputc('\n', out->results);
	return 42;
}

static const struct option_row options[] = {
	FLAG_OPTION(0, "json", "print one JSON document", struct settings, json),
	NUMBER_OPTION('j', "jobs", "N", "how many at once", 99, struct settings, jobs),
	TEXT_OPTION(0, "server", "NAME", "that server alone", struct settings, server),
};

static const struct command show = {.name = "show",
	.operands = "FARM.db",
	.summary = "Show a farm.",
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(1),
	.settings_size = sizeof(struct settings),
	.run = run_command};
static const struct command exec = {.name = "exec",
	.operands = "FARM.db [--] COMMAND...",
	.summary = "Run a command.",
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(1),
	.takes_rest = true,
	.rest_after_operands = true,
	.settings_size = sizeof(struct settings),
	.run = run_command};
static const struct command list = {.name = "list",
	.operands = "",
	.summary = "List.",
	.run = run_command,
	.settings_size = sizeof(struct settings),
	.defaults = &(const struct settings){.jobs = 3}};

static const struct command *const commands[] = {&show, &exec, &list};
static const struct command_program program = {.name = "farm",
	.summary = "Farms.",
	.version = "0.1",
	.commands = commands,
	.command_count = ARRAY_SIZE(commands)};

/* Run the program with its streams in files; gives what it wrote to the stream of that number. */
static int run_program(const char *const *words, char **ret_out, char **ret_err)
{
	char *argv[12] = {(char *)"farm"};
	int argc = 1, status, kept[2] = {dup(STDOUT_FILENO), dup(STDERR_FILENO)};
	size_t length;

	while (words[argc - 1]) {
		argv[argc] = (char *)words[argc - 1];
		argc++;
	}
	fflush(stdout);
	assert_non_null(freopen(folder_file(&folder, "out"), "wb", stdout));
	assert_non_null(freopen(folder_file(&folder, "err"), "wb", stderr));
	status = program_run(&program, argc, argv);
	fflush(stderr);
	dup2(kept[0], STDOUT_FILENO);
	dup2(kept[1], STDERR_FILENO);
	close(kept[0]);
	close(kept[1]);
	*ret_out = read_file(folder_file(&folder, "out"), &length);
	*ret_err = read_file(folder_file(&folder, "err"), &length);
	return status;
}

#define WORDS(...)                                                                                 \
	{                                                                                          \
		__VA_ARGS__, NULL                                                                  \
	}

static void program_run__parses_and_refuses(void **state)
{
	static const struct {
		const char *words[10];
		int status;
		const char *out, *err;
	} rows[] = {
		{WORDS("show", "f.db"), 42, "json=0 jobs=0 server=- [f.db]\n", ""},
		{WORDS("show", "--json", "f.db", "-j4"), 42, "json=1 jobs=4 server=- [f.db]\n", ""},
		{WORDS("show", "-j", "4", "--server=WF12", "f.db"), 42,
			"json=0 jobs=4 server=WF12 [f.db]\n", ""},
		{WORDS("show", "--jobs=5", "--server", "--json", "f.db"), 42,
			"json=0 jobs=5 server=--json [f.db]\n", ""},
		{WORDS("show", "--server=", "-"), 42, "json=0 jobs=0 server= [-]\n", ""},
		{WORDS("show", "--", "--json"), 42, "json=0 jobs=0 server=- [--json]\n", ""},
		{WORDS("list"), 42, "json=0 jobs=3 server=-\n", ""},
		{WORDS("exec", "f.db", "logoff", "--json", "12"), 42,
			"json=0 jobs=0 server=- [f.db] {logoff} {--json} {12}\n", ""},
		{WORDS("exec", "f.db", "--json", "--", "logoff", "--", "12"), 42,
			"json=1 jobs=0 server=- [f.db] {logoff} {--} {12}\n", ""},
		{WORDS("exec", "f.db"), 42, "json=0 jobs=0 server=- [f.db]\n", ""},
		{{NULL}, 2, "", "farm: no command given; 'farm --help' lists them\n"},
		{WORDS("shwo"), 2, "",
			"farm: unknown command 'shwo'; did you mean 'show'?; "
			"'farm --help' lists what there is\n"},
		{WORDS("zzz"), 2, "",
			"farm: unknown command 'zzz'; 'farm --help' lists what there is\n"},
		{WORDS("show", "--jsno", "f.db"), 2, "",
			"farm: unknown option '--jsno'; did you mean '--json'?; 'farm show --help' "
			"lists what there is\n"},
		{WORDS("show", "-x", "f.db"), 2, "",
			"farm: unknown option '-x'; 'farm show --help' lists what there is\n"},
		{WORDS("show", "--json=1", "f.db"), 2, "",
			"farm: option '--json' takes no value\n"},
		{WORDS("show", "f.db", "--jobs"), 2, "",
			"farm: option '--jobs' needs a value: --jobs N\n"},
		{WORDS("show", "f.db", "-j"), 2, "", "farm: option '-j' needs a value: --jobs N\n"},
		{WORDS("show", "-j", "x", "f.db"), 2, "",
			"farm: option '--jobs' does not take 'x'; accepted: 1 to 99\n"},
		{WORDS("show"), 2, "", "farm: an argument is missing; usage: farm show FARM.db\n"},
		{WORDS("show", "a", "b"), 2, "",
			"farm: too many arguments; usage: farm show FARM.db\n"},
		{WORDS("show", "--", "a", "b"), 2, "",
			"farm: too many arguments; usage: farm show FARM.db\n"},
		{WORDS("--version"), 0, "farm 0.1\n", ""},
		{WORDS("--help"), 0,
			"Farms.\n\nUsage: farm COMMAND [ARGUMENT...]\n\n"
			"  show  Show a farm.\n  exec  Run a command.\n  list  List.\n\n"
			"'farm COMMAND --help' describes one, 'farm --version' this program.\n",
			""},
		{WORDS("show", "--help"), 0,
			"Show a farm.\n\nUsage: farm show [OPTION...] FARM.db\n\n"
			"  --json         print one JSON document\n"
			"  -j, --jobs N   how many at once\n"
			"  --server NAME  that server alone\n",
			""},
		{WORDS("help", "show"), 0,
			"Show a farm.\n\nUsage: farm show [OPTION...] FARM.db\n\n"
			"  --json         print one JSON document\n"
			"  -j, --jobs N   how many at once\n"
			"  --server NAME  that server alone\n",
			""},
		{WORDS("help", "shwo"), 2, "",
			"farm: unknown command 'shwo'; did you mean 'show'?; "
			"'farm --help' lists what there is\n"},
		{WORDS("show", "f.db", "-h", "--wrong"), 0, NULL, ""},
		{WORDS("list", "-h"), 0, "List.\n\nUsage: farm list\n", ""},
		{WORDS("exec", "f.db", "logoff", "--help"), 42,
			"json=0 jobs=0 server=- [f.db] {logoff} {--help}\n", ""},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char *out, *err;
		int status = run_program(rows[i].words, &out, &err);
		const char *label = rows[i].words[0] ? rows[i].words[0] : "(nothing)";

		same_text(label, err, rows[i].err);
		if (rows[i].out)
			same_text(label, out, rows[i].out);
		same_number(label, status, rows[i].status);
		free(out);
		free(err);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(program_run__parses_and_refuses, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
