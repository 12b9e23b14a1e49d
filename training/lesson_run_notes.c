#include <errno.h>
#include <string.h>
#include <time.h>

#include "base/macros.h"
#include "base/text.h"
#include "sim/tsfarm.h"
#include "training/lesson_run.h"
#include "training/messages.h"

/* Once is enough: the learner can do nothing about it now. */
static void complain_once(struct lesson_run *run, const char *path, int answer)
{
	if (!run->complained)
		fail(run->out, EXIT_DONE, MSG_PROGRESS_UNWRITABLE, path, strerror(-answer));
	run->complained = true;
}

void lesson_run_note(struct lesson_run *run, enum progress_kind kind, int status, const char *text)
{
	const struct lesson_run_settings *settings = &run->settings;
	const struct progress_event event = {.at = (int64_t)time(NULL),
		.lesson = settings->lesson->id,
		.kind = kind,
		.status = status,
		.text = text};
	int r = settings->progress ? progress_add(settings->progress, &event) : 0;

	if (r < 0)
		complain_once(run, settings->progress, r);
}

int lesson_run_add_line(struct lesson_run *run, const char *line, int status)
{
	struct action *action = arena_append(run->arena, &run->actions.typed,
		run->actions.typed_count, sizeof(*run->actions.typed));

	if (!action)
		return -ENOMEM;
	*action = (struct action){arena_copy(run->arena, line), status};
	run->actions.typed_count += action->line != NULL;
	return action->line ? 0 : -ENOMEM;
}

void lesson_run_note_begin(struct lesson_run *run, enum progress_kind kind)
{
	const struct lesson_run_settings *settings = &run->settings;
	int r;

	lesson_run_note(run, kind, 0, NULL);
	/* in this order: killed in between, it begins again */
	r = settings->progress ? workspace_mark_begun(settings->workspace, settings->lesson) : 0;
	if (r < 0)
		complain_once(run, text_string(&settings->workspace->folder), r);
}

/* --- A line that is being executed --- */

void lesson_run_keep_line(struct lesson_run *run, struct farm *farm, const char *line)
{
	const struct lesson_run_settings *settings = &run->settings;
	int64_t event;
	int r;

	if (!settings->progress || farm_get_last_event(farm, &event) != 0)
		return;
	r = workspace_keep_line(settings->workspace, line, run->actions.typed_count, event);
	if (r < 0)
		complain_once(run, text_string(&settings->workspace->folder), r);
}

int lesson_run_recall_line(struct lesson_run *run, struct farm *farm)
{
	cleanup(text_deinit) struct text line = {0};
	int64_t before, now;
	size_t typed_count;
	int r;

	if (!workspace_read_line(run->settings.workspace, &line, &typed_count, &before) ||
		typed_count != run->actions.typed_count || farm_get_last_event(farm, &now) != 0 ||
		now <= before)
		return 0;
	r = lesson_run_add_line(run, text_string(&line), 0);
	lesson_run_note(run, PROGRESS_TYPED, 0, text_string(&line));
	return r;
}

/* --- Coming back --- */

/* What was done since the lesson was last begun. */
static int recall_events(struct lesson_run *run, const struct progress *progress)
{
	int r = 0;

	for (size_t i = 0; i < progress->count && r == 0; i++) {
		const struct progress_event *event = &progress->events[i];

		if (strcmp(event->lesson, run->settings.lesson->id) != 0)
			continue;
		if (event->kind == PROGRESS_STARTED || event->kind == PROGRESS_RESTARTED) {
			run->actions = (struct actions){0};
			run->hint_count = 0;
		} else if (event->kind == PROGRESS_TYPED) {
			r = lesson_run_add_line(run, event->text, event->status);
		} else if (event->kind == PROGRESS_UNDONE) {
			run->actions.undone_count++;
		} else if (event->kind == PROGRESS_PASSED) {
			run->actions.has_passed = true;
		} else if (event->kind == PROGRESS_ANSWERED) {
			run->actions.answer = arena_copy(run->arena, event->text);
		} else if (event->kind == PROGRESS_HINT &&
			   run->hint_count < run->settings.lesson->hints.count) {
			run->hint_count++;
		}
	}
	return r;
}

int lesson_run_init(struct lesson_run *run, const struct lesson_run_settings *settings,
	struct output *out, const struct progress *progress)
{
	*run = (struct lesson_run){.settings = *settings, .out = out, .arena = arena_new()};
	if (!run->arena)
		return -ENOMEM;
	return progress && settings->workspace->is_resumed ? recall_events(run, progress) : 0;
}

void lesson_run_deinit(struct lesson_run *run)
{
	text_deinit(&run->mistake);
	arena_free(run->arena);
	*run = (struct lesson_run){0};
}
