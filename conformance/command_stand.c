#include "conformance/commands.h"

#include <errno.h>
#include <string.h>

#include "base/environment.h"
#include "base/macros.h"
#include "conformance/author/stand.h"
#include "conformance/messages.h"

struct settings {
	const char *subject;
};

static const struct option_row options[] = {
	TEXT_OPTION('s', "subject", "SUBJECT",
		"put the commands of the subject of that name, or of that file, on PATH",
		struct settings, subject),
};

/* An id is that of one scenario, or the beginning of several. */
static int keep_one(struct selection *selection, const char *id, struct output *out)
{
	for (size_t i = 0; i < selection->count; i++) {
		if (strcmp(selection->chosen[i]->id, id) != 0)
			continue;
		selection->chosen[0] = selection->chosen[i];
		selection->count = 1;
	}
	if (selection->count == 1)
		return EXIT_DONE;
	return fail(out, EXIT_MISUSED, MSG_NOT_ONE, id, selection->count, selection->chosen[0]->id,
		selection->chosen[1]->id);
}

/* The place is told on standard error: the output is the command's. */
static void say_place(const struct attempts *attempts, const struct scenario *scenario,
	char *const *command, struct output *out)
{
	const struct step *step = &scenario->steps[0];

	fprintf(out->complaints, SHOW_STANDING, scenario->id, step->server, step->session,
		attempts->slot.farm, step->typed, command[0]);
}

static int stand_there(struct selection *selection, struct subject *subject, char *const *command,
	struct output *out)
{
	const struct scenario *scenario = selection->chosen[0];
	struct attempts attempts = {.suite = &selection->suite, .subject = subject};
	int status = EXIT_BROKEN, r = attempts_begin(&attempts), ended;

	if (r == 0) {
		say_place(&attempts, scenario, command, out);
		r = stand_in_scenario(
			&attempts, scenario, command, selection->suite.arena, &status);
	}
	ended = attempts_end(&attempts);
	if (r == -ENOSYS)
		return fail(out, EXIT_BROKEN, MSG_NO_SHELL_HERE);
	if (r < 0 && r != -EINTR)
		return fail(
			out, EXIT_BROKEN, MSG_CANNOT_STAND, command[0], farm_error_to_string(r));
	r = attempts_conclude(&attempts, r == 0 ? ended : r, out);
	return r == EXIT_DONE ? status : r;
}

static int run_command(const struct command_line *line, const void *settings, struct output *out)
{
	const char *shell = environment_get("SHELL");
	char *const usual[] = {(char *)(uintptr_t)(shell && *shell ? shell : "sh"), NULL};
	const struct settings *given = settings;
	const struct subject_choice choice = {.file = given->subject};
	cleanup(selection_deinit) struct selection selection = {0};
	cleanup(subject_deinit) struct subject subject = {0};
	int status = selection_load(&selection, line, out);

	if (status == EXIT_DONE && !selection.count)
		return fail(out, EXIT_MISUSED, MSG_NOTHING_TO_RUN);
	if (status == EXIT_DONE)
		status = keep_one(&selection, line->operands[line->operand_count - 1], out);
	if (status == EXIT_DONE)
		status = subject_choose(&selection, &choice, &subject, out);
	if (status != EXIT_DONE)
		return status;
	return stand_there(&selection, &subject, line->rest ? line->rest : usual, out);
}

const struct command command_stand = {
	.name = "shell",
	.operands = "[PATH or ID...] [-- COMMAND...]",
	.summary = "Stand in the farm of a scenario, with a shell or another command",
	COMMAND_OPTIONS(options),
	.operands_min = 1,
	.operands_max = SIZE_MAX,
	.takes_rest = true,
	.settings_size = sizeof(struct settings),
	.run = run_command,
};
