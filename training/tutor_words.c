#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "sim/tsfarm.h"
#include "training/desk.h"
#include "training/messages.h"
#include "training/prose.h"
#include "training/tutor.h"

static enum shell_answer say_task(struct shell *shell, void *context, const char *rest)
{
	(void)rest;
	tutor_say_task(context, shell_seat(shell), shell_out(shell));
	return SHELL_CONTINUE;
}

static enum shell_answer give_hint(struct shell *shell, void *context, const char *rest)
{
	struct tutor *tutor = context;
	const struct lesson_lines *hints = &tutor->settings.lesson->hints;
	struct prose prose = prose_for(shell_out(shell));
	cleanup(text_deinit) struct text text = {0}, lead = {0};
	bool more = tutor->hint_count < hints->count;
	char number[32];

	(void)rest;
	tutor->hint_count += more;
	if (more)
		text_printf(&lead, SAY_HINT, tutor->hint_count, hints->count);
	else
		text_add(&lead, SAY_NO_MORE_HINTS);
	prose_add(&text, &prose, text_string(&lead), hints->items[tutor->hint_count - 1], 0);
	fputs(text_string(&text), shell_out(shell));
	snprintf(number, sizeof(number), "%zu", tutor->hint_count);
	if (more && !tutor->solved)
		tutor_note(tutor, PROGRESS_HINT, 0, number);
	return SHELL_CONTINUE;
}

static bool asks_question(const struct lesson *lesson)
{
	for (size_t i = 0; i < lesson->outcome_count; i++) {
		if (lesson->outcomes[i].answer_count)
			return true;
	}
	return false;
}

static enum shell_answer take_answer(struct shell *shell, void *context, const char *rest)
{
	struct tutor *tutor = context;

	if (!asks_question(tutor->settings.lesson)) {
		shell_complain(shell, SAY_NOTHING_ASKED);
	} else if (!*rest) {
		shell_complain(shell, SAY_ANSWER_WHAT);
	} else {
		tutor->deeds.answer = arena_copy(tutor->arena, rest);
		tutor->answered = true;
		tutor_note(tutor, PROGRESS_ANSWERED, 0, rest);
	}
	return SHELL_CONTINUE;
}

static enum shell_answer restart_lesson(struct shell *shell, void *context, const char *rest)
{
	struct tutor *tutor = context;
	int r = desk_restore(tutor->settings.desk, tutor->settings.lesson);

	(void)rest;
	if (r == 0)
		r = shell_start_over(shell);
	if (r != 0) {
		desk_mark_begun(tutor->settings.desk, tutor->settings.lesson);
		shell_complain(shell, SAY_CANNOT_RESTART, farm_error_to_string(r));
		return SHELL_CONTINUE;
	}
	tutor->deeds = (struct deeds){0};
	text_clear(&tutor->mistake);
	tutor->reached = tutor->passing = tutor->hint_count = 0;
	tutor->solved = false;
	tutor_note_begin(tutor, PROGRESS_RESTARTED);
	prose_say(shell_out(shell), SAY_RESTARTED);
	tutor_say_task(tutor, shell_seat(shell), shell_out(shell));
	return SHELL_CONTINUE;
}

static enum shell_answer go_on(struct shell *shell, void *context, const char *rest)
{
	struct tutor *tutor = context;

	(void)rest;
	if (!tutor->solved) {
		shell_complain(shell, SAY_NOT_YET);
		return SHELL_CONTINUE;
	}
	tutor->end = TUTOR_NEXT;
	return SHELL_EXIT;
}

static enum shell_answer skip_lesson(struct shell *shell, void *context, const char *rest)
{
	struct tutor *tutor = context;

	(void)rest;
	if (tutor->solved) {
		shell_complain(shell, SAY_SOLVED_BEFORE);
		return SHELL_CONTINUE;
	}
	tutor->end = TUTOR_SKIPPED;
	return SHELL_EXIT;
}

const struct dot_command tutor_words[] = {
	{"task", NULL, "what is to be done", say_task},
	{"hint", NULL, "a hint; each says more than the one before", give_hint},
	{"answer", "TEXT", "answer the question of the task", take_answer},
	{"restart", NULL, "begin the lesson anew", restart_lesson},
	{"next", NULL, "go on with the next lesson, when this one is solved", go_on},
	{"skip", NULL, "leave this lesson for later, and go on with the next", skip_lesson},
};
const size_t tutor_word_count = ARRAY_SIZE(tutor_words);
