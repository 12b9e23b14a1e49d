#include <string.h>

#include "base/macros.h"
#include "base/program.h"
#include "base/program_run.h"
#include "cli/farm_complete.h"
#include "shell/shell.h"
#include "training/training.h"
#include "tsfarm/commands.h"

static const struct command *const commands[] = {
	&command_create,
	&command_show,
	&command_events,
	&command_exec,
	&command_act,
	&command_shell,
	&command_check,
	&command_export,
	&command_learn,
	&command_class,
	&command_test,
};

static bool complete_operand(struct completion *completion, const char *kind,
	const struct command_line *line, const void *settings)
{
	if (strcmp(kind, "LESSON") != 0 && strcmp(kind, "COURSE") != 0)
		return tsfarm_complete(completion, kind, line, settings);
	learn_complete(completion, line);
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
		.complete = complete_operand,
	};

	/* logoff takes what Windows' takes, so that shells ask here what may follow it */
	if (argc > 1 && strcmp(argv[1], "--complete-command") == 0)
		return tsfarm_complete_command(argc - 2, argv + 2);
	return program_run(&program, argc, argv);
}
