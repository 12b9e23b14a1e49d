#include "base/tests/support.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/completion.h"
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

static const char *const levels[] = {"low", "middle", "high"};

struct settings {
	unsigned level;
	size_t jobs;
	const char *known, *server;
	bool json;
};

static int run_command(const struct command_line *line, const void *settings, struct output *out)
{
	(void)line;
	(void)settings;
	(void)out;
	return 0;
}

static const struct option_row options[] = {
	WORD_OPTION('l', "level", "LEVEL", "how sure", levels, struct settings, level),
	NUMBER_OPTION('j', "jobs", "N", "how many", 9, struct settings, jobs),
	TEXT_OPTION('k', "known", "FILE", "what is known", struct settings, known),
	TEXT_OPTION(0, "server", "NAME", "that alone", struct settings, server),
	FLAG_OPTION(0, "json", "as JSON", struct settings, json),
};

#define COMMAND(...)                                                                               \
	&(const struct command)                                                                    \
	{                                                                                          \
		__VA_ARGS__, COMMAND_OPTIONS(options), .settings_size = sizeof(struct settings),   \
						       .run = run_command                          \
	}

static const struct command *const commands[] = {
	COMMAND(.name = "make", .operands = "FARM.db FARM.yaml", .summary = "Make.",
		.operands_max = 2),
	COMMAND(.name = "merge", .operands = "OUT.db IN.db...", .summary = "Merge.",
		.operands_max = SIZE_MAX),
	COMMAND(.name = "list", .operands = "[PATH or ID...] [-- COMMAND...]", .summary = "List.",
		.operands_max = SIZE_MAX, .takes_rest = true),
	COMMAND(.name = "exec", .operands = "FARM.db [--] COMMAND...", .summary = "Run.",
		.operands_max = 1, .takes_rest = true, .rest_after_operands = true),
	COMMAND(.name = "look", .operands = "FOLDER", .summary = "Look.", .operands_max = 1),
};

/* Ids, and commands that begin with "our". */
static bool complete_operand(struct completion *completion, const char *kind,
	const struct command_line *line, const void *settings)
{
	const char *server = ((const struct settings *)settings)->server;

	if (strcmp(kind, "COMMAND") == 0 && strncmp(line->rest[0], "our", 3) == 0) {
		completion_offer(completion, "ours", server);
		return true;
	}
	if (strcmp(kind, "ID") != 0)
		return false;
	completion_offer_id(completion, "a/b/c", "c of b");
	completion_offer_id(completion, "a/b/d", "d of b");
	completion_offer_id(completion, "b/c", NULL);
	return true;
}

static const struct command_program program = {.name = "farm",
	.summary = "Farms.",
	.version = "0.1",
	.commands = commands,
	.command_count = ARRAY_SIZE(commands),
	.complete = complete_operand};

/* What the program prints for these words. */
static char *answer_to(const char *const *words)
{
	char *argv[12] = {(char *)"farm", (char *)"--complete"};
	int argc = 2, kept = dup(STDOUT_FILENO);
	size_t length;

	for (; words[argc - 2]; argc++)
		argv[argc] = (char *)words[argc - 2];
	fflush(stdout);
	assert_non_null(freopen(folder_file(&folder, "out"), "wb", stdout));
	program_run(&program, argc, argv);
	fflush(stdout);
	dup2(kept, STDOUT_FILENO);
	close(kept);
	return read_file(folder_file(&folder, "out"), &length);
}

#define WORDS(...)                                                                                 \
	{                                                                                          \
		__VA_ARGS__, NULL                                                                  \
	}

static void program_complete__offers_what_may_follow(void **state)
{
	static const struct {
		const char *words[8];
		const char *out;
	} rows[] = {
		{WORDS("m"), "make\tMake.\nmerge\tMerge.\n"},
		{WORDS("help", "l"), "list\tList.\nlook\tLook.\n"},
		{WORDS("--v"), "--version\tsay which version this is\n"},
		{WORDS("unknown", ""), ""},
		/* options and their values */
		{WORDS("make", "--j"), "--jobs\thow many\n--json\tas JSON\n"},
		{WORDS("make", "--level", ""), "low\nmiddle\nhigh\n"},
		{WORDS("make", "-l", "m"), "middle\n"},
		{WORDS("make", "--level=h"), "--level=high\n"},
		{WORDS("make", "--jobs", ""), ""},
		{WORDS("make", "--known", ""), ":files\n"},
		{WORDS("make", "--known=x"), ":files\n"},
		{WORDS("make", "--json=x"), ""},
		{WORDS("make", "--nothing=x"), ""},
		/* operands */
		{WORDS("make", ""), ":files .db\n"},
		{WORDS("make", "f.db", ""), ":files .yaml\n"},
		{WORDS("make", "-j4", "f.db", "--json", ""), ":files .yaml\n"},
		{WORDS("make", "--", ""), ":files .db\n"},
		{WORDS("make", "f.db", "f.yaml", ""), ""},
		{WORDS("merge", "f.db", "f.db", "f.db", ""), ":files .db\n"},
		{WORDS("look", ""), ":folders\n"},
		/* ids, up to the next slash */
		{WORDS("list", ""), ":files\na/\nb/\n"},
		{WORDS("list", "x", "a/"), ":files\na/b/\n"},
		{WORDS("list", "a/b/"), ":files\na/b/c\tc of b\na/b/d\td of b\n"},
		/* somebody else's command */
		{WORDS("list", "x", "--", ""), ":command 4\n"},
		{WORDS("exec", "f.db", ""), ":command 3\n"},
		{WORDS("exec", "f.db", "-"),
			"--level\thow sure\n--jobs\thow many\n--known\twhat is known\n"
			"--server\tthat alone\n--json\tas JSON\n"
			"--help\tprint how this is used\n"},
		{WORDS("exec", "f.db", "ls", "-"), ":command 3\n"},
		{WORDS("exec", "f.db", "--server", "WF12", "our", ""), "ours\tWF12\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char label[128] = "", *out = answer_to(rows[i].words);

		for (size_t j = 0; rows[i].words[j]; j++)
			snprintf(label + strlen(label), sizeof(label) - strlen(label), "%s ",
				rows[i].words[j]);
		same_text(label, out, rows[i].out);
		free(out);
	}
}

static void take_word(void *context, const char *word, const char *help)
{
	strcat(strcat(context, word), help ? "! " : " ");
}

static void completion_offer__hands_words_over(void **state)
{
	static const struct {
		const char *typed;
		bool ignores_case;
		const char *taken;
	} rows[] = {
		{"", false, "/x:WF12! /x:wf13 /x:Bücherei "},
		{"wf", false, "/x:wf13 "},
		{"wf", true, "/x:WF12! /x:wf13 "},
		{"BÜ", true, "/x:Bücherei "},
		{"BÜ", false, ""},
		{"wf123", true, ""},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		char taken[128] = "";
		struct completion completion = {.take = take_word,
			.context = taken,
			.word = rows[i].typed,
			.before = "/x:y",
			.before_length = 3,
			.ignores_case = rows[i].ignores_case};

		completion_offer(&completion, "WF12", "a server");
		completion_offer(&completion, "wf13", NULL);
		completion_offer(&completion, "Bücherei", NULL);
		same_text(rows[i].typed, taken, rows[i].taken);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			program_complete__offers_what_may_follow, setup, teardown),
		cmocka_unit_test(completion_offer__hands_words_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
