#include <errno.h>

#include "base/calendar.h"
#include "base/json.h"
#include "base/macros.h"
#include "base/text.h"
#include "training/classroom.h"

/* The members of every object that counts, for json_pack(). */
#define TALLY_FORMAT "s:I, s:I, s:I, s:I"
#define TALLY(tally)                                                                               \
	"attempts", (json_int_t)(tally).attempts, "mistakes", (json_int_t)(tally).mistakes,        \
		"hints", (json_int_t)(tally).hints, "seconds", (json_int_t)(tally).seconds

static json_t *class_lesson_to_json(const struct class_lesson *lesson)
{
	return json_pack("{s:o, s:i, s:i, s:i, " TALLY_FORMAT "}", "lesson",
		json_of_text(lesson->id), "begun", (int)lesson->begun, "solved",
		(int)lesson->solved, "stuck", (int)lesson->stuck, TALLY(lesson->tally));
}

static json_t *event_to_json(const void *events, size_t index)
{
	const struct progress_event *event = (const struct progress_event *)events + index;
	char at[CALENDAR_SIZE];

	calendar_print(event->at, CALENDAR_ISO, at);
	return json_pack("{s:s, s:s, s:o}", "at", at, "event", progress_kind_to_string(event->kind),
		"text", json_of_text(event->text));
}

static json_t *lesson_to_json(const void *lessons, size_t index)
{
	const struct learner_lesson *lesson = (const struct learner_lesson *)lessons + index;

	return json_pack("{s:o, s:b, s:s, " TALLY_FORMAT "}", "lesson", json_of_text(lesson->id),
		"solved", lesson->solved, "standing", learner_lesson_standing(lesson),
		TALLY(lesson->tally));
}

static json_t *learner_to_json(const struct class_learner *learner)
{
	char last[CALENDAR_SIZE];

	calendar_print(learner->last, CALENDAR_ISO, last);
	return json_pack("{s:o, s:i, s:o, s:b, s:o, s:o, s:o, " TALLY_FORMAT "}", "learner",
		json_of_text(learner->name), "solved", (int)learner->solved, "now",
		json_of_text(learner->now ? learner->now->id : NULL), "stuck", learner->is_stuck,
		"last", json_of_text(learner->last ? last : NULL), "lessons",
		json_of_items(learner->lessons, learner->lesson_count, lesson_to_json), "recent",
		json_of_items(learner->recent, learner->recent_count, event_to_json),
		TALLY(learner->all));
}

int classroom_print_json(
	const struct classroom *classroom, const struct class_learner *only, FILE *to)
{
	cleanup(text_deinit) struct text text = {0};
	struct json_document document;

	json_document_begin(&document, &text);
	json_list_begin(&document, "learners");
	for (size_t i = 0; i < classroom->count; i++) {
		if (!only || only == &classroom->learners[i])
			json_list_add(&document, learner_to_json(&classroom->learners[i]));
	}
	json_list_end(&document);
	json_list_begin(&document, "lessons");
	for (size_t i = 0; !only && i < classroom->lesson_count; i++)
		json_list_add(&document, class_lesson_to_json(&classroom->lessons[i]));
	json_list_end(&document);
	json_document_end(&document);
	if (document.failed || text.failed)
		return -ENOMEM;
	fputs(text.bytes, to);
	return 0;
}
