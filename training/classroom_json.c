#include <errno.h>

#include "base/calendar.h"
#include "base/json.h"
#include "base/macros.h"
#include "base/text.h"
#include "training/classroom.h"

static int add_tally(json_t *object, const struct tally *tally)
{
	const struct {
		const char *key;
		int64_t value;
	} rows[] = {{"attempts", (int64_t)tally->attempts}, {"mistakes", (int64_t)tally->mistakes},
		{"hints", (int64_t)tally->hints}, {"seconds", tally->seconds}};
	int r = object ? 0 : -ENOMEM;

	for (size_t i = 0; i < ARRAY_SIZE(rows) && r == 0; i++) {
		if (json_object_set_new(object, rows[i].key, json_integer(rows[i].value)) < 0)
			r = -ENOMEM;
	}
	return r;
}

static json_t *class_lesson_to_json(const struct class_lesson *lesson)
{
	json_t *object = json_pack("{s:o, s:i, s:i, s:i}", "lesson", json_of_text(lesson->id),
		"begun", (int)lesson->begun, "solved", (int)lesson->solved, "stuck",
		(int)lesson->stuck);

	if (add_tally(object, &lesson->tally) < 0) {
		json_decref(object);
		return NULL;
	}
	return object;
}

static json_t *event_to_json(const struct progress_event *event)
{
	char at[CALENDAR_SIZE];

	calendar_print(event->at, CALENDAR_ISO, at);
	return json_pack("{s:s, s:s, s:o}", "at", at, "event", progress_kind_to_string(event->kind),
		"text", json_of_text(event->text));
}

static json_t *recent_to_json(const struct pupil *pupil)
{
	json_t *list = json_array();

	for (size_t i = 0; list && i < pupil->recent_count; i++) {
		if (json_array_append_new(list, event_to_json(&pupil->recent[i])) < 0) {
			json_decref(list);
			return NULL;
		}
	}
	return list;
}

static json_t *lesson_to_json(const struct pupil_lesson *lesson)
{
	json_t *object = json_pack("{s:o, s:b, s:s}", "lesson", json_of_text(lesson->id), "solved",
		lesson->solved, "standing", pupil_lesson_standing(lesson));

	if (add_tally(object, &lesson->tally) < 0) {
		json_decref(object);
		return NULL;
	}
	return object;
}

static json_t *lessons_to_json(const struct pupil *pupil)
{
	json_t *list = json_array();

	for (size_t i = 0; list && i < pupil->lesson_count; i++) {
		if (json_array_append_new(list, lesson_to_json(&pupil->lessons[i])) < 0) {
			json_decref(list);
			return NULL;
		}
	}
	return list;
}

static json_t *pupil_to_json(const struct pupil *pupil)
{
	char last[CALENDAR_SIZE];
	json_t *object;

	calendar_print(pupil->last, CALENDAR_ISO, last);
	object = json_pack("{s:o, s:i, s:o, s:b, s:o, s:o, s:o}", "learner",
		json_of_text(pupil->name), "solved", (int)pupil->solved, "now",
		json_of_text(pupil->now ? pupil->now->id : NULL), "stuck", pupil->is_stuck, "last",
		json_of_text(pupil->last ? last : NULL), "lessons", lessons_to_json(pupil),
		"recent", recent_to_json(pupil));
	if (add_tally(object, &pupil->all) < 0) {
		json_decref(object);
		return NULL;
	}
	return object;
}

int classroom_print_json(const struct classroom *classroom, const struct pupil *only, FILE *to)
{
	cleanup(text_deinit) struct text text = {0};
	struct json_document document;

	json_document_begin(&document, &text);
	json_list_begin(&document, "learners");
	for (size_t i = 0; i < classroom->count; i++) {
		if (!only || only == &classroom->pupils[i])
			json_list_add(&document, pupil_to_json(&classroom->pupils[i]));
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
