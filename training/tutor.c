#include "training/tutor.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "training/messages.h"
#include "training/mistake.h"
#include "training/prose.h"

enum {
	/* who types so many lines to no effect may have forgotten that there is help */
	FRUITLESS_MAX = 8
};

/* --- After each line --- */

/* A line that changes nothing, and of which the lesson knows what is wrong about it. */
static bool tell_useless(struct tutor *tutor, const char *line, FILE *to)
{
	const struct lesson_wrong *wrong = tutor_find_wrong(tutor);
	struct prose prose = prose_for(to);
	cleanup(text_deinit) struct text text = {0};

	if (!wrong)
		return false;
	prose_add(&text, &prose, SAY_NOT_SOLVED, wrong->because, 0);
	prose_add(&text, &prose, "", SAY_HELP_WORDS, 0);
	fputs(text_string(&text), to);
	tutor->is_told = true;
	tutor_note(tutor, PROGRESS_WRONG, 0, line);
	return true;
}

static void tell_wrong(struct tutor *tutor, const struct judgement *judgement, const char *line,
	bool is_typed, FILE *to)
{
	cleanup(text_deinit) struct text now = {0};

	mistake_add_short(&now, &judgement->extra);
	if (!judgement->extra.count)
		text_printf(&now, "%s %s", event_kind_to_string(judgement->out_of_order->kind),
			judgement->out_of_order->thing);
	/* a mistake is said once, and what is typed after it only when the lesson knows better */
	if (tutor->mistake.length && strcmp(text_string(&tutor->mistake), text_string(&now)) == 0) {
		if (is_typed)
			tell_useless(tutor, line, to);
		return;
	}
	text_clear(&tutor->mistake);
	text_add(&tutor->mistake, text_string(&now));
	tutor_say_mistake(tutor, judgement, to);
	tutor->is_told = true;
	if (!tutor->is_back)
		tutor_note(tutor, PROGRESS_WRONG, 0, text_string(&now));
}

static void tell_mended(struct tutor *tutor, const struct judgement *judgement, FILE *to)
{
	if (!tutor->mistake.length)
		return;
	text_clear(&tutor->mistake);
	prose_say(to, "%s", judgement->reached ? SAY_MENDED : SAY_AS_IT_WAS);
	tutor_note(tutor, PROGRESS_UNDONE, 0, NULL);
}

static void tell_unanswered(struct tutor *tutor, FILE *to)
{
	prose_say(to, SAY_NOT_THE_ANSWER, tutor->deeds.answer);
	tutor->is_told = true;
	tutor_note(tutor, PROGRESS_WRONG, 0, tutor->deeds.answer);
}

static void tell_reached(struct tutor *tutor, const struct judgement *judgement, FILE *to)
{
	size_t wanted = judgement->outcome->changes.count;
	char text[64];

	if (judgement->reached > tutor->reached) {
		snprintf(text, sizeof(text), "%zu of %zu", judgement->reached, wanted);
		if (!tutor->is_back)
			tutor_note(tutor, PROGRESS_REACHED, 0, text);
		if (judgement->reached < wanted)
			prose_say(to, SAY_SO_FAR, judgement->reached, wanted);
		else if (judgement->unanswered)
			prose_say(to, SAY_ALL_BUT_ANSWER);
		else if (judgement->untyped || judgement->unpassed)
			prose_say(to, SAY_ALL_BUT_TYPED);
	}
	tutor->reached = judgement->reached;
}

/* What the task wants on the way is no mistake; it is said when there is more of it, or it is gone. */
static bool tell_passing(struct tutor *tutor, const struct judgement *judgement, FILE *to)
{
	size_t before = tutor->passing;
	cleanup(text_deinit) struct text now = {0};

	tutor->passing = judgement->passing.count;
	if (judgement_has_passed(judgement) && !tutor->deeds.has_passed) {
		tutor->deeds.has_passed = true;
		mistake_add_short(&now, &judgement->passing);
		tutor_note(tutor, PROGRESS_PASSED, 0, text_string(&now));
	}
	if (tutor->passing > before) {
		tutor_say_passing(tutor, judgement, to);
		tutor->is_told = true;
	} else if (before && !tutor->passing && !judgement->reached) {
		prose_say(to, SAY_AS_IT_WAS);
	}
	return tutor->passing > before;
}

static void tell_lost(struct tutor *tutor, bool is_typed, FILE *to)
{
	tutor->fruitless += is_typed;
	if (tutor->fruitless < FRUITLESS_MAX)
		return;
	tutor->fruitless = 0;
	prose_say(to, SAY_LOST_THE_WAY);
}

static void tell_judgement(struct tutor *tutor, const struct judgement *judgement, const char *line,
	bool is_typed, FILE *to)
{
	if (judgement_is_wrong(judgement)) {
		tell_wrong(tutor, judgement, line, is_typed, to);
		return;
	}
	tell_mended(tutor, judgement, to);
	if (judgement->solved) {
		tutor->solved = true;
		tutor_note(tutor, PROGRESS_SOLVED, 0, NULL);
		tutor_say_solved(tutor, to);
		return;
	}
	if (tutor->answered && judgement->unanswered)
		tell_unanswered(tutor, to);
	if (tell_passing(tutor, judgement, to))
		return;
	if (judgement->reached > tutor->reached)
		tutor->fruitless = 0;
	if (!is_typed || !tell_useless(tutor, line, to))
		tell_reached(tutor, judgement, to);
	if (tutor->is_told)
		tutor->fruitless = 0;
	else
		tell_lost(tutor, is_typed, to);
}

/* A word with a dot is the tutor's or the shell's, and no deed in the farm. */
static bool is_deed(const char *line)
{
	if (!line)
		return false;
	line += strspn(line, " \t");
	return *line && *line != '.';
}

static void count_undone(struct tutor *tutor, const char *line, int status)
{
	if (line && status == 0 && strncmp(line, ".undo", strlen(".undo")) == 0)
		tutor->deeds.undone_count++;
}

static void begin_lesson(void *context, struct shell *shell)
{
	struct tutor *tutor = context;
	const struct desk *desk = tutor->settings.desk;
	FILE *to = shell_out(shell);

	if (desk->is_resumed)
		tutor_note(tutor, PROGRESS_RESUMED, 0, NULL);
	else
		tutor_note_begin(tutor, PROGRESS_STARTED);
	tutor_say_task(tutor, shell_seat(shell), to);
	if (desk->is_resumed)
		prose_say(to, SAY_RESUMED);
	if (desk->is_changed)
		prose_say(to, SAY_CHANGED_SINCE);
	if (desk->is_damaged)
		prose_say(to, SAY_DAMAGED);
}

static void before_line(void *context, struct shell *shell, const char *line)
{
	struct tutor *tutor = context;

	if (is_deed(line) && !tutor->solved && shell_farm(shell))
		tutor_keep_line(tutor, shell_farm(shell), line);
}

static enum shell_answer after_line(
	void *context, struct shell *shell, const char *line, int status)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	struct tutor *tutor = context;
	struct judgement judgement;
	int r = arena ? 0 : -ENOMEM;

	tutor->is_told = false;
	tutor->is_back = !line && tutor->settings.desk->is_resumed;
	tutor->can_undo = shell_can_undo(shell);
	if (tutor->is_back && r == 0 && shell_farm(shell))
		r = tutor_recall_line(tutor, shell_farm(shell));
	if (is_deed(line) && r == 0 && !tutor->solved) {
		r = tutor_add_deed(tutor, line, status);
		tutor_note(tutor, PROGRESS_TYPED, status, line);
	}
	count_undone(tutor, line, status);
	/* who goes on playing in a solved lesson is left alone; a farm out of reach was complained of */
	if (r == 0 && !tutor->solved && shell_farm(shell) &&
		judgement_find(tutor->settings.lesson, shell_farm(shell), &tutor->deeds, arena,
			&judgement) == 0)
		tell_judgement(tutor, &judgement, line, is_deed(line), shell_out(shell));
	tutor->answered = false;
	return SHELL_CONTINUE;
}

struct shell_course tutor_course(struct tutor *tutor)
{
	return (struct shell_course){.context = tutor,
		.commands = tutor_words,
		.command_count = tutor_word_count,
		.beginning = tutor->settings.lesson->farm->snapshot,
		.begin = begin_lesson,
		.before_line = before_line,
		.after_line = after_line};
}
