#include "tsfarm/commands.h"

#include <string.h>

#include "base/command.h"
#include "base/program.h"
#include "base/word.h"
#include "cli/farm_complete.h"
#include "cli/farm_messages.h"
#include "shell/shell.h"
#include "training/training.h"

/*
 * What is typed, as rows. The commands themselves know nothing of it: they get a request, which is
 * also the settings that options are stored into.
 */

static bool set_force(void *settings, const char *value)
{
	(void)value;
	((struct tsfarm_request *)settings)->force = true;
	return true;
}

static bool set_json(void *settings, const char *value)
{
	(void)value;
	((struct tsfarm_request *)settings)->json = true;
	return true;
}

static bool set_last(void *settings, const char *value)
{
	unsigned long long last;

	if (!word_to_number(value, UINT32_MAX, &last) || last == 0)
		return false;
	((struct tsfarm_request *)settings)->last = (uint32_t)last;
	return true;
}

static bool set_server(void *settings, const char *value)
{
	((struct tsfarm_request *)settings)->server = value;
	return true;
}

static bool set_seat(void *settings, const char *value)
{
	return tsfarm_seat_parse(value, &((struct tsfarm_request *)settings)->seat);
}

static const struct option_row create_options[] = {
	{.name = "force", .help = "replace a file that exists", .set = set_force},
};

static const struct option_row show_options[] = {
	{.name = "server", .value = "NAME", .help = "show that server alone", .set = set_server},
	{.name = "json", .help = "print one JSON document", .set = set_json},
};

static const struct option_row events_options[] = {
	{.name = "last",
		.value = "COUNT",
		.help = "the last of them alone",
		.accepted = MSG_COUNT_ACCEPTED,
		.set = set_last},
	{.name = "json", .help = "print one JSON document", .set = set_json},
};

static const struct option_row shell_options[] = {
	{.name = "as",
		.value = "SERVER/ID",
		.help = "the session in which one sits; the logon prompt without",
		.accepted = MSG_SEAT_ACCEPTED,
		.set = set_seat},
};

static const struct option_row exec_options[] = {
	{.name = "as",
		.value = "SERVER/ID",
		.help = "the session in which the command is typed",
		.accepted = MSG_SEAT_ACCEPTED,
		.set = set_seat},
};

static int run(int (*command)(const struct tsfarm_request *request, struct output *out),
	const struct command_line *line, const void *settings, struct output *out)
{
	struct tsfarm_request request = *(const struct tsfarm_request *)settings;

	request.farm = line->operands[0];
	request.farm_file = line->operand_count > 1 ? line->operands[1] : NULL;
	request.command = line->rest;
	return command(&request, out);
}

/* A row's function for a command. */
#define RUN(command)                                                                               \
	static int run_##command(                                                                  \
		const struct command_line *line, const void *settings, struct output *out)         \
	{                                                                                          \
		return run(tsfarm_##command, line, settings, out);                                 \
	}

RUN(create)
RUN(show)
RUN(events)
RUN(exec)
RUN(check)
RUN(export)
RUN(shell)

#define OPTIONS(rows) .options = (rows), .option_count = ARRAY_SIZE(rows)
#define OPERANDS(count) .operands_min = (count), .operands_max = (count)
#define SETTINGS .settings_size = sizeof(struct tsfarm_request)

static const struct command commands[] = {
	{.name = "create",
		.operands = "FARM.db FARM.yaml",
		.summary = "Make a farm from a farm file ('-': standard input)",
		OPTIONS(create_options),
		OPERANDS(2),
		SETTINGS,
		.run = run_create},
	{.name = "show",
		.operands = "FARM.db",
		.summary = "Show servers, sessions, programs, permissions and accounts",
		OPTIONS(show_options),
		OPERANDS(1),
		SETTINGS,
		.run = run_show},
	{.name = "events",
		.operands = "FARM.db",
		.summary = "Show the journal: what happened, in order",
		OPTIONS(events_options),
		OPERANDS(1),
		SETTINGS,
		.run = run_events},
	{.name = "exec",
		.operands = "FARM.db [--] COMMAND...",
		.summary = "Run a command as typed in a session",
		OPTIONS(exec_options),
		OPERANDS(1),
		SETTINGS,
		.takes_rest = true,
		.rest_after_operands = true,
		.run = run_exec},
	{.name = "shell",
		.operands = "FARM.db",
		.summary = "Sit at the command prompt of a server of the farm",
		OPTIONS(shell_options),
		OPERANDS(1),
		SETTINGS,
		.run = run_shell},
	{.name = "check",
		.operands = "FARM.db",
		.summary = "Check a farm, and say what is wrong",
		OPERANDS(1),
		SETTINGS,
		.run = run_check},
	{.name = "export",
		.operands = "FARM.db",
		.summary = "Write a farm as a farm file",
		OPERANDS(1),
		SETTINGS,
		.run = run_export},
	{.name = "learn",
		.operands = "[LESSON...]",
		.summary = "Learn to administer a farm: lessons in its shell",
		.options = learn_options,
		.option_count = LEARN_OPTION_COUNT,
		.operands_max = SIZE_MAX,
		.settings_size = sizeof(struct learn_settings),
		.run = learn_run},
	{.name = "class",
		.operands = "FOLDER",
		.summary = "Show how far those have come who learn in a folder",
		.options = class_options,
		.option_count = CLASS_OPTION_COUNT,
		OPERANDS(1),
		.settings_size = sizeof(struct class_settings),
		.run = class_run},
};

static bool complete(struct completion *completion, const char *kind,
	const struct command_line *line, const void *settings)
{
	if (strcmp(kind, "LESSON") != 0)
		return tsfarm_complete(completion, kind, line, settings);
	learn_complete(completion);
	return true;
}

int program_main(int argc, char **argv)
{
	static const struct command_program program = {
		.name = "tsfarm",
		.summary = "A simulated Windows Terminal Server farm in one file",
		.version = TSFARM_VERSION,
		.commands = commands,
		.command_count = ARRAY_SIZE(commands),
		.complete = complete,
	};

	/* logoff takes what Windows' takes, so that shells ask here what may follow it */
	if (argc > 1 && strcmp(argv[1], "--complete-command") == 0)
		return tsfarm_complete_command(argc - 2, argv + 2);
	return program_run(&program, argc, argv);
}
