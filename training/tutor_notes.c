#include <errno.h>
#include <string.h>
#include <time.h>

#include "base/macros.h"
#include "base/text.h"
#include "sim/tsfarm.h"
#include "training/messages.h"
#include "training/tutor.h"

/* Once is enough: the learner can do nothing about it now. */
static void complain_once(struct tutor *tutor, const char *path, int answer)
{
	if (!tutor->complained)
		fail(tutor->out, EXIT_DONE, MSG_PROGRESS_UNWRITABLE, path, strerror(-answer));
	tutor->complained = true;
}

void tutor_note(struct tutor *tutor, enum progress_kind kind, int status, const char *text)
{
	const struct tutor_settings *settings = &tutor->settings;
	const struct progress_event event = {.at = (int64_t)time(NULL),
		.lesson = settings->lesson->id,
		.kind = kind,
		.status = status,
		.text = text};
	int r = settings->progress ? progress_add(settings->progress, &event) : 0;

	if (r < 0)
		complain_once(tutor, settings->progress, r);
}

int tutor_add_deed(struct tutor *tutor, const char *line, int status)
{
	struct deed *deed = arena_append(tutor->arena, &tutor->deeds.typed,
		tutor->deeds.typed_count, sizeof(*tutor->deeds.typed));

	if (!deed)
		return -ENOMEM;
	*deed = (struct deed){arena_copy(tutor->arena, line), status};
	tutor->deeds.typed_count += deed->line != NULL;
	return deed->line ? 0 : -ENOMEM;
}

void tutor_note_begin(struct tutor *tutor, enum progress_kind kind)
{
	const struct tutor_settings *settings = &tutor->settings;
	int r;

	tutor_note(tutor, kind, 0, NULL);
	/* in this order: killed in between, it begins again */
	r = settings->progress ? desk_mark_begun(settings->desk, settings->lesson) : 0;
	if (r < 0)
		complain_once(tutor, text_string(&settings->desk->folder), r);
}

/* --- A line that is being executed --- */

void tutor_keep_line(struct tutor *tutor, struct farm *farm, const char *line)
{
	const struct tutor_settings *settings = &tutor->settings;
	int64_t event;
	int r;

	if (!settings->progress || farm_get_last_event(farm, &event) != 0)
		return;
	r = desk_keep_line(settings->desk, line, tutor->deeds.typed_count, event);
	if (r < 0)
		complain_once(tutor, text_string(&settings->desk->folder), r);
}

int tutor_recall_line(struct tutor *tutor, struct farm *farm)
{
	cleanup(text_deinit) struct text line = {0};
	int64_t before, now;
	size_t typed_count;
	int r;

	if (!desk_read_line(tutor->settings.desk, &line, &typed_count, &before) ||
		typed_count != tutor->deeds.typed_count || farm_get_last_event(farm, &now) != 0 ||
		now <= before)
		return 0;
	r = tutor_add_deed(tutor, text_string(&line), 0);
	tutor_note(tutor, PROGRESS_TYPED, 0, text_string(&line));
	return r;
}

/* --- Coming back --- */

/* What was done since the lesson was last begun. */
static int recall_events(struct tutor *tutor, const struct progress *progress)
{
	int r = 0;

	for (size_t i = 0; i < progress->count && r == 0; i++) {
		const struct progress_event *event = &progress->events[i];

		if (strcmp(event->lesson, tutor->settings.lesson->id) != 0)
			continue;
		if (event->kind == PROGRESS_STARTED || event->kind == PROGRESS_RESTARTED) {
			tutor->deeds = (struct deeds){0};
			tutor->hint_count = 0;
		} else if (event->kind == PROGRESS_TYPED) {
			r = tutor_add_deed(tutor, event->text, event->status);
		} else if (event->kind == PROGRESS_UNDONE) {
			tutor->deeds.undone_count++;
		} else if (event->kind == PROGRESS_PASSED) {
			tutor->deeds.has_passed = true;
		} else if (event->kind == PROGRESS_ANSWERED) {
			tutor->deeds.answer = arena_copy(tutor->arena, event->text);
		} else if (event->kind == PROGRESS_HINT &&
			   tutor->hint_count < tutor->settings.lesson->hints.count) {
			tutor->hint_count++;
		}
	}
	return r;
}

int tutor_init(struct tutor *tutor, const struct tutor_settings *settings, struct output *out,
	const struct progress *progress)
{
	*tutor = (struct tutor){.settings = *settings, .out = out, .arena = arena_new()};
	if (!tutor->arena)
		return -ENOMEM;
	return progress && settings->desk->is_resumed ? recall_events(tutor, progress) : 0;
}

void tutor_deinit(struct tutor *tutor)
{
	text_deinit(&tutor->mistake);
	arena_free(tutor->arena);
	*tutor = (struct tutor){0};
}
