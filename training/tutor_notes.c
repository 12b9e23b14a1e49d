#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "training/messages.h"
#include "training/tutor.h"

void tutor_note(struct tutor *tutor, enum progress_kind kind, int status, const char *text)
{
	const struct tutor_settings *settings = &tutor->settings;
	const struct progress_event event = {.at = settings->now ? settings->now() : 0,
		.lesson = settings->lesson->id,
		.kind = kind,
		.status = status,
		.text = text};
	int r = settings->progress ? progress_add(settings->progress, &event) : 0;

	/* once is enough: the learner can do nothing about it now */
	if (r < 0 && !tutor->complained)
		fail(tutor->out, EXIT_DONE, MSG_PROGRESS_UNWRITABLE, settings->progress,
			strerror(-r));
	tutor->complained = tutor->complained || r < 0;
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

/* What was done since the lesson was last begun. */
static int recall(struct tutor *tutor, const struct progress *progress)
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
	return progress && settings->is_resumed ? recall(tutor, progress) : 0;
}

void tutor_deinit(struct tutor *tutor)
{
	text_deinit(&tutor->mistake);
	arena_free(tutor->arena);
	*tutor = (struct tutor){0};
}
