#include "tsfarm/commands.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/macros.h"
#include "base/text.h"
#include "cli/farm_messages.h"
#include "sim/tsfarm.h"

static void free_problems(char **problems)
{
	free(*problems);
}

static const char *shown_name(const char *file)
{
	return strcmp(file, "-") == 0 ? "<stdin>" : file;
}

static int read_farm_file(
	const struct command_line *line, struct output *out, struct snapshot **ret_snapshot)
{
	cleanup(text_deinit) struct text text = {0};
	cleanup(free_problems) char *problems = NULL;
	const char *farm = line->operands[0], *file = line->operands[1], *name = shown_name(file);
	int r = file_read(file, &text);

	if (r == 0)
		r = snapshot_parse(name, text_string(&text), text.length, ret_snapshot, &problems);
	if (r == 0)
		return EXIT_DONE;
	if (r < 0)
		return fail(out, file_is_machines_fault(r) ? EXIT_BROKEN : EXIT_MISUSED,
			MSG_CANNOT_READ_FARM_FILE, name, strerror(-r));
	fputs(problems, out->complaints);
	return fail(out, EXIT_MISUSED, MSG_FARM_FILE_REFUSED, name, farm);
}

static const struct option_row options[] = {
	FLAG_OPTION(0, "force", "replace a file that exists", struct tsfarm_settings, force),
};

static int run_command(const struct command_line *line, const void *object, struct output *out)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	const struct tsfarm_settings *settings = object;
	int status = read_farm_file(line, out, &snapshot);
	int r;

	if (status != EXIT_DONE)
		return status;
	r = farm_create(line->operands[0], snapshot, settings->force);
	return r == 0 ? EXIT_DONE : tsfarm_refuse_creating(out, line->operands[0], r);
}

const struct command command_create = {
	.name = "create",
	.operands = "FARM.db FARM.yaml",
	.summary = "Make a farm from a farm file ('-': standard input)",
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(2),
	.settings_size = sizeof(struct tsfarm_settings),
	.run = run_command,
};
