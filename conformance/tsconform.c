#include "base/macros.h"
#include "base/program.h"
#include "base/program_run.h"
#include "conformance/commands.h"

int program_main(int argc, char **argv)
{
	static const struct command *const commands[] = {
		/* judging */
		&command_run,
		&command_explore,
		&command_list,
		&command_subjects,
		/* what was found out */
		&command_runs,
		&command_report,
		&command_compare,
		&command_merge,
		&command_known,
		&command_observed,
		/* the suite */
		&command_explain,
		&command_coverage,
		&command_lint,
		&command_new,
		&command_record,
		&command_accept,
		&command_stand,
	};
	static const struct command_program program = {
		.name = "tsconform",
		.summary = "Judge implementations of logoff by Microsoft's documentation.",
		.version = TSFARM_VERSION,
		.commands = commands,
		.command_count = ARRAY_SIZE(commands),
		.complete = conformance_complete,
	};

	return program_run(&program, argc, argv);
}
