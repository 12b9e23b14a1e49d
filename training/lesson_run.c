#include "training/lesson_run.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/output.h"
#include "base/text.h"
#include "training/messages.h"
#include "training/mistake.h"
#include "training/points.h"
#include "training/prose.h"

enum {
	/* who types so many lines to no effect is told what to try */
	FRUITLESS_MAX = 5
};

/* --- After each line --- */

/* A line that changes nothing, and of which the lesson knows what is wrong about it. */
static bool tell_useless(struct lesson_run *run, const char *line, FILE *to)
{
	const struct lesson_wrong *wrong = lesson_run_find_wrong(run);
	struct prose prose = prose_for(to);
	cleanup(text_deinit) struct text text = {0};

	if (!wrong)
		return false;
	prose_add(&text, &prose, SAY_NOT_SOLVED, wrong->because, 0);
	prose_add(&text, &prose, "", SAY_HELP_WORDS, 0);
	output_add(to, &text);
	run->is_told = true;
	lesson_run_note(run, PROGRESS_WRONG, 0, line);
	return true;
}

static void tell_wrong(struct lesson_run *run, const struct judgement *judgement, const char *line,
	bool is_typed, FILE *to)
{
	cleanup(text_deinit) struct text now = {0};

	mistake_add_short(&now, &judgement->extra);
	if (!judgement->extra.count)
		text_printf(&now, "%s %s", event_kind_to_string(judgement->out_of_order->kind),
			judgement->out_of_order->thing);
	/* a mistake is said once, and what is typed after it only when the lesson knows better */
	if (run->mistake.length && strcmp(text_string(&run->mistake), text_string(&now)) == 0) {
		if (is_typed)
			tell_useless(run, line, to);
		return;
	}
	text_clear(&run->mistake);
	text_add(&run->mistake, text_string(&now));
	output_note(&now);
	lesson_run_say_mistake(run, judgement, to);
	run->is_told = true;
	if (!run->is_back)
		lesson_run_note(run, PROGRESS_WRONG, 0, text_string(&now));
}

static void tell_mended(struct lesson_run *run, const struct judgement *judgement, FILE *to)
{
	if (!run->mistake.length)
		return;
	text_clear(&run->mistake);
	prose_say(to, "%s", judgement->reached ? SAY_MENDED : SAY_AS_IT_WAS);
	lesson_run_note(run, PROGRESS_UNDONE, 0, NULL);
}

static void tell_unanswered(struct lesson_run *run, FILE *to)
{
	const struct lesson_wrong *wrong = lesson_run_find_wrong_answer(run);

	if (wrong) {
		prose_say(to, SAY_NOT_SOLVED "%s", wrong->because);
		prose_say(to, SAY_HELP_WORDS);
	} else {
		prose_say(to, SAY_NOT_THE_ANSWER, run->actions.answer);
	}
	run->is_told = true;
	lesson_run_note(run, PROGRESS_WRONG, 0, run->actions.answer);
}

/* Of the task's own points; what a farm makes of them is of no interest to a learner. */
static void tell_reached(struct lesson_run *run, const struct judgement *judgement, FILE *to)
{
	const struct points points = points_count(judgement, &run->actions);
	bool is_farm_done = judgement->outcome->changes.count && !judgement->missing.count;
	char text[64];

	run->reached = judgement->reached;
	if (points.done > run->points) {
		snprintf(text, sizeof(text), "%zu of %zu", points.done, points.count);
		if (!run->is_back)
			lesson_run_note(run, PROGRESS_REACHED, 0, text);
		prose_say(to, SAY_SO_FAR, points.done, points.count);
		if (is_farm_done && judgement->unanswered)
			prose_say(to, SAY_ALL_BUT_ANSWER);
		else if (is_farm_done && (judgement->untyped || judgement->unpassed))
			prose_say(to, SAY_ALL_BUT_TYPED);
	}
	run->points = points.done;
}

/* What the task wants on the way is no mistake; it is said when there is more of it, or it is gone. */
static bool tell_passing(struct lesson_run *run, const struct judgement *judgement, FILE *to)
{
	size_t before = run->passing;
	cleanup(text_deinit) struct text now = {0};

	run->passing = judgement->passing.count;
	if (judgement_has_passed(judgement) && !run->actions.has_passed) {
		run->actions.has_passed = true;
		mistake_add_short(&now, &judgement->passing);
		lesson_run_note(run, PROGRESS_PASSED, 0, text_string(&now));
	}
	if (run->passing > before) {
		lesson_run_say_passing(run, judgement, to);
		run->is_told = true;
	} else if (before && !run->passing && !judgement->reached) {
		prose_say(to, SAY_AS_IT_WAS);
	}
	return run->passing > before;
}

static void forget_fruitless(struct lesson_run *run)
{
	run->fruitless = run->failed = 0;
}

/* A word of what to try, for whoever gets nowhere; hints are his to ask for. */
static void tell_lost(struct lesson_run *run, bool is_typed, int status, FILE *to)
{
	run->fruitless += is_typed;
	run->failed += is_typed && status != 0;
	if (run->fruitless < FRUITLESS_MAX)
		return;
	if (run->failed == run->fruitless)
		prose_say(to, SAY_ALL_FAILED, run->failed);
	else if (!run->points)
		prose_say(to, SAY_NOTHING_YET, run->fruitless);
	else
		prose_say(to, SAY_NO_FURTHER, run->fruitless);
	if (run->hint_count < run->settings.lesson->hints.count)
		prose_say(to, SAY_ASK_HINT, run->hint_count + 1, run->settings.lesson->hints.count);
	else
		prose_say(to, SAY_ASK_LAST_HINT);
	forget_fruitless(run);
}

static void tell_judgement(struct lesson_run *run, const struct judgement *judgement,
	const char *line, bool is_typed, int status, FILE *to)
{
	size_t points = run->points;

	if (judgement_is_wrong(judgement)) {
		tell_wrong(run, judgement, line, is_typed, to);
		return;
	}
	tell_mended(run, judgement, to);
	if (judgement->solved) {
		run->solved = true;
		lesson_run_note(run, PROGRESS_SOLVED, 0, NULL);
		lesson_run_say_solved(run, to);
		return;
	}
	if (run->answered && judgement->unanswered)
		tell_unanswered(run, to);
	if (tell_passing(run, judgement, to))
		return;
	if (judgement->reached > run->reached)
		forget_fruitless(run);
	if (!is_typed || !tell_useless(run, line, to))
		tell_reached(run, judgement, to);
	if (run->is_told || run->points > points)
		forget_fruitless(run);
	else
		tell_lost(run, is_typed, status, to);
}

/* A word with a dot is the run's or the shell's, and no action in the farm. */
static bool is_action(const char *line)
{
	if (!line)
		return false;
	line += strspn(line, " \t");
	return *line && *line != '.';
}

static void count_undone(struct lesson_run *run, const char *line, int status)
{
	if (line && status == 0 && strncmp(line, ".undo", strlen(".undo")) == 0)
		run->actions.undone_count++;
}

static void begin_lesson(void *context, struct shell *shell)
{
	struct lesson_run *run = context;
	const struct workspace *workspace = run->settings.workspace;
	FILE *to = shell_out(shell);

	if (workspace->is_resumed)
		lesson_run_note(run, PROGRESS_RESUMED, 0, NULL);
	else
		lesson_run_note_begin(run, PROGRESS_STARTED);
	lesson_run_say_task(run, shell_seat(shell), to);
	if (workspace->is_resumed)
		prose_say(to, SAY_RESUMED);
	if (workspace->is_changed)
		prose_say(to, SAY_CHANGED_SINCE);
	if (workspace->is_damaged)
		prose_say(to, SAY_DAMAGED);
}

static void before_line(void *context, struct shell *shell, const char *line)
{
	struct lesson_run *run = context;

	if (is_action(line) && !run->solved && shell_farm(shell))
		lesson_run_keep_line(run, shell_farm(shell), line);
}

/* The lines of the learner up to this one. 0 or a negative errno. */
static int take_line(struct lesson_run *run, struct shell *shell, const char *line, int status)
{
	int r = run->is_back && shell_farm(shell) ? lesson_run_recall_line(run, shell_farm(shell))
						  : 0;

	if (!is_action(line) || run->solved)
		return r;
	lesson_run_note(run, PROGRESS_TYPED, status, line);
	return r == 0 ? lesson_run_add_line(run, line, status) : r;
}

/* 0, -ENOMEM or as farm_read(). */
static int judge_farm(
	struct lesson_run *run, struct shell *shell, const char *line, int status)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	struct judgement judgement;
	int r = arena ? judgement_find(run->settings.lesson, shell_farm(shell), &run->actions,
				arena, &judgement)
		      : -ENOMEM;

	if (r == 0)
		tell_judgement(
			run, &judgement, line, is_action(line), status, shell_out(shell));
	return r;
}

static enum shell_answer after_line(
	void *context, struct shell *shell, const char *line, int status)
{
	struct lesson_run *run = context;
	int r;

	run->is_told = false;
	run->is_back = !line && run->settings.workspace->is_resumed;
	run->can_undo = shell_can_undo(shell);
	r = take_line(run, shell, line, status);
	count_undone(run, line, status);
	/* who goes on playing in a solved lesson is left alone; a farm out of reach was complained of */
	if (r == 0 && !run->solved && shell_farm(shell))
		r = judge_farm(run, shell, line, status);
	if (r != 0)
		shell_complain(shell, SAY_CANNOT_JUDGE, farm_error_to_string(r));
	run->answered = false;
	return SHELL_CONTINUE;
}

struct shell_course lesson_run_course(struct lesson_run *run)
{
	return (struct shell_course){.context = run,
		.commands = lesson_run_commands,
		.command_count = lesson_run_command_count,
		.beginning = run->settings.lesson->farm->snapshot,
		.begin = begin_lesson,
		.before_line = before_line,
		.after_line = after_line};
}
