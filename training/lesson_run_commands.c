#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/output.h"
#include "sim/tsfarm.h"
#include "training/lesson_run.h"
#include "training/messages.h"
#include "training/prose.h"
#include "training/workspace.h"

static enum shell_answer say_task(struct shell *shell, void *context, const char *rest)
{
	(void)rest;
	lesson_run_say_task(context, shell_seat(shell), shell_out(shell));
	return SHELL_CONTINUE;
}

static enum shell_answer give_hint(struct shell *shell, void *context, const char *rest)
{
	struct lesson_run *run = context;
	const struct lesson_lines *hints = &run->settings.lesson->hints;
	struct prose prose = prose_for(shell_out(shell));
	cleanup(text_deinit) struct text text = {0}, lead = {0};
	bool more = run->hint_count < hints->count;
	char number[32];

	(void)rest;
	run->hint_count += more;
	if (more)
		text_printf(&lead, SAY_HINT, run->hint_count, hints->count);
	else
		text_add(&lead, SAY_NO_MORE_HINTS);
	prose_add(&text, &prose, text_string(&lead), hints->items[run->hint_count - 1], 0);
	text.failed |= lead.failed;
	output_add(shell_out(shell), &text);
	snprintf(number, sizeof(number), "%zu", run->hint_count);
	if (more && !run->solved)
		lesson_run_note(run, PROGRESS_HINT, 0, number);
	return SHELL_CONTINUE;
}

static enum shell_answer take_answer(struct shell *shell, void *context, const char *rest)
{
	struct lesson_run *run = context;

	if (!lesson_asks(run->settings.lesson)) {
		shell_complain(shell, SAY_NOTHING_ASKED);
	} else if (!*rest) {
		shell_complain(shell, SAY_ANSWER_WHAT);
	} else {
		run->actions.answer = arena_copy(run->arena, rest);
		run->answered = true;
		lesson_run_note(run, PROGRESS_ANSWERED, 0, rest);
	}
	return SHELL_CONTINUE;
}

static enum shell_answer restart_lesson(struct shell *shell, void *context, const char *rest)
{
	struct lesson_run *run = context;
	int r = workspace_restore(run->settings.workspace, run->settings.lesson);

	(void)rest;
	if (r == 0)
		r = shell_start_over(shell);
	if (r != 0) {
		workspace_mark_begun(run->settings.workspace, run->settings.lesson);
		shell_complain(shell, SAY_CANNOT_RESTART, farm_error_to_string(r));
		return SHELL_CONTINUE;
	}
	run->actions = (struct actions){0};
	text_clear(&run->mistake);
	run->reached = run->points = run->passing = run->hint_count = 0;
	run->fruitless = run->failed = 0;
	run->solved = false;
	lesson_run_note_begin(run, PROGRESS_RESTARTED);
	prose_say(shell_out(shell), SAY_RESTARTED);
	lesson_run_say_task(run, shell_seat(shell), shell_out(shell));
	return SHELL_CONTINUE;
}

static enum shell_answer go_on(struct shell *shell, void *context, const char *rest)
{
	struct lesson_run *run = context;

	(void)rest;
	if (!run->solved) {
		shell_complain(shell, SAY_NOT_YET);
		return SHELL_CONTINUE;
	}
	run->end = LESSON_RUN_NEXT;
	return SHELL_EXIT;
}

static enum shell_answer skip_lesson(struct shell *shell, void *context, const char *rest)
{
	struct lesson_run *run = context;

	(void)rest;
	if (run->solved) {
		shell_complain(shell, SAY_SOLVED_BEFORE);
		return SHELL_CONTINUE;
	}
	run->end = LESSON_RUN_SKIPPED;
	return SHELL_EXIT;
}

const struct dot_command lesson_run_commands[] = {
	{"task", NULL, "what is to be done", say_task},
	{"hint", NULL, "a hint; each says more than the one before", give_hint},
	{"answer", "TEXT", "answer the question of the task", take_answer},
	{"restart", NULL, "begin the lesson anew", restart_lesson},
	{"next", NULL, "go on with the next lesson, when this one is solved", go_on},
	{"skip", NULL, "leave this lesson for later, and go on with the next", skip_lesson},
};
const size_t lesson_run_command_count = ARRAY_SIZE(lesson_run_commands);
