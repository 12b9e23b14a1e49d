#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/become.h"
#include "base/disk.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/text.h"
#include "cli/farm_messages.h"
#include "tsfarm/commands.h"

/* Another name for `tsconform run` of own scenarios: one engine judges all. */

enum {
	PATH_SIZE = 4096,
	OPTIONS = 4 /* words before the operands */
};

static char *copy_word(const char *word)
{
	return (char *)(uintptr_t)word;
}

static int run_beside(const struct command_line *line, const char *program, struct output *out)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	size_t rest = 0, count = 0;
	int status = EXIT_DONE, r;
	char **command;

	while (line->rest && line->rest[rest])
		rest++;
	command = arena ? arena_alloc(arena, (OPTIONS + line->operand_count + rest + 2) *
						     sizeof(*command))
			: NULL;
	if (!command)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	command[count++] = copy_word(program);
	command[count++] = copy_word("run");
	command[count++] = copy_word("--filter");
	command[count++] = copy_word("level=own");
	for (size_t i = 0; i < line->operand_count; i++)
		command[count++] = copy_word(line->operands[i]);
	if (line->rest)
		command[count++] = copy_word("--");
	for (size_t i = 0; i < rest; i++)
		command[count++] = line->rest[i];
	r = become_command(command, &status);
	return r == 0 ? status : fail(out, EXIT_BROKEN, MSG_CANNOT_RUN_TESTS, program, strerror(-r));
}

static int run_command(const struct command_line *line, const void *settings, struct output *out)
{
	cleanup(text_deinit) struct text program = {0};
	char folder[PATH_SIZE];

	(void)settings;
	if (file_program_folder(folder, sizeof(folder)) < 0)
		return fail(out, EXIT_BROKEN, MSG_CANNOT_RUN_TESTS, "tsconform", strerror(ENOENT));
	text_printf(&program, "%s/tsconform%s", folder, disk_program_ending);
	if (program.failed)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	return run_beside(line, program.bytes, out);
}

const struct command command_test = {
	.name = "test",
	.operands = "FILE... [-- COMMAND...]",
	.summary = "Test scripts by scenarios of your own, as 'tsconform run' does",
	.operands_min = 1,
	.operands_max = SIZE_MAX,
	.takes_rest = true,
	.run = run_command,
};
