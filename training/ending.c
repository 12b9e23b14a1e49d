#include "training/ending.h"

#include <errno.h>
#include <string.h>

#include "base/disk.h"
#include "base/file_path.h"
#include "base/macros.h"
#include "training/messages.h"
#include "training/prose.h"

enum {
	/* what was lost besides is counted */
	LOST_MAX = 10
};

bool course_is_finished(const struct course *course, const struct progress *progress)
{
	size_t count = course->count - course->own_count;

	for (size_t i = 0; i < count; i++) {
		if (course_standing(progress, course->lessons[i]->id) != LESSON_SOLVED)
			return false;
	}
	return count > 0;
}

const char *ending_title(const struct ending *ending)
{
	return ending->course->folder ? ending->course->file.title : SHOW_USUAL_COURSE;
}

const char *ending_course_id(const struct ending *ending)
{
	const struct course *course = ending->course;

	if (course->folder)
		return course->file.id;
	return edition_to_string(course->edition == EDITION_COUNT ? EDITION_NT4 : course->edition);
}

/* --- What was lost --- */

static bool has_lost(const struct ending *ending, const struct lesson *lesson, const char *thing)
{
	for (size_t i = 0; i < ending->lost_count; i++) {
		if (ending->lost[i].lesson == lesson && strcmp(ending->lost[i].thing, thing) == 0)
			return true;
	}
	return false;
}

/* One of the changes of a mistake, "work-lost WF12/12/letter.doc". */
static int count_change(
	struct ending *ending, const struct lesson *lesson, const char *change, struct arena *arena)
{
	static const char lost[] = "work-lost ", ended[] = "session-ended ";
	struct lost_work *at;

	ending->ended_count += strncmp(change, ended, strlen(ended)) == 0;
	if (strncmp(change, lost, strlen(lost)) != 0 ||
		has_lost(ending, lesson, change + strlen(lost)))
		return 0;
	at = arena_append(arena, &ending->lost, ending->lost_count, sizeof(*at));
	if (!at)
		return -ENOMEM;
	*at = (struct lost_work){change + strlen(lost), lesson};
	ending->lost_count++;
	return 0;
}

static bool begins_change(const char *text)
{
	for (size_t i = 0; i < CHANGE_KIND_COUNT; i++) {
		size_t length = strlen(change_kind_words[i]);

		if (strncmp(text, change_kind_words[i], length) == 0 && text[length] == ' ')
			return true;
	}
	return false;
}

/* The comma before the next change; a document may have one in its name. */
static const char *find_comma(const char *changes)
{
	const char *comma = strstr(changes, ", ");

	while (comma && !begins_change(comma + 2))
		comma = strstr(comma + 2, ", ");
	return comma;
}

static int count_mistake(struct ending *ending, const struct lesson *lesson, const char *changes,
	struct arena *arena)
{
	int r = 0;

	while (*changes && r == 0) {
		const char *comma = find_comma(changes);
		size_t length = comma ? (size_t)(comma - changes) : strlen(changes);
		const char *change = arena_copy_bytes(arena, changes, length);

		r = change ? count_change(ending, lesson, change, arena) : -ENOMEM;
		changes += length + (comma ? strlen(", ") : 0);
	}
	return r;
}

static const struct lesson *find_lesson(const struct course *course, const char *id)
{
	for (size_t i = 0; i < course->count - course->own_count; i++) {
		if (strcmp(course->lessons[i]->id, id) == 0)
			return course->lessons[i];
	}
	return NULL;
}

/* A lesson that is solved again does not move the end. */
static void count_solved(
	struct ending *ending, const struct progress *progress, const struct progress_event *event)
{
	for (const struct progress_event *before = progress->events; before < event; before++) {
		if (before->kind == PROGRESS_SOLVED && strcmp(before->lesson, event->lesson) == 0)
			return;
	}
	if (event->at > ending->finished)
		ending->finished = event->at;
}

static void add_tallies(struct ending *ending, const struct class_learner *learner)
{
	for (size_t i = 0; i < learner->lesson_count; i++) {
		const struct tally *tally = &learner->lessons[i].tally;

		if (!find_lesson(ending->course, learner->lessons[i].id))
			continue;
		ending->tally.attempts += tally->attempts;
		ending->tally.mistakes += tally->mistakes;
		ending->tally.hints += tally->hints;
		ending->tally.seconds += tally->seconds;
	}
}

int ending_find(struct ending *ending, const struct course *course, const char *learner,
	const struct progress *progress, struct arena *arena)
{
	struct class_learner sums = {.name = learner};
	int r = class_learner_add_up(&sums, progress, course, SIZE_MAX, arena);

	*ending = (struct ending){.course = course, .learner = learner};
	if (r == 0)
		add_tallies(ending, &sums);
	for (size_t i = 0; i < progress->count && r == 0; i++) {
		const struct progress_event *event = &progress->events[i];
		const struct lesson *lesson = find_lesson(course, event->lesson);

		if (lesson && event->kind == PROGRESS_WRONG)
			r = count_mistake(ending, lesson, event->text, arena);
		if (lesson && event->kind == PROGRESS_SOLVED)
			count_solved(ending, progress, event);
	}
	return r;
}

/* --- The summary --- */

/* "letter.doc of session 12 on WF12" */
static void add_lost(struct text *to, const struct lost_work *lost)
{
	const char *session = strchr(lost->thing, '/');
	const char *document = session ? strchr(session + 1, '/') : NULL;

	if (document)
		text_printf(to, SHOW_LOST_OF, document + 1, (int)(document - session - 1),
			session + 1, (int)(session - lost->thing), lost->thing);
	else
		text_add(to, lost->thing);
	text_printf(to, SHOW_LOST_IN, lost->lesson->number, lost->lesson->title);
}

static void add_losses(struct text *to, const struct ending *ending)
{
	size_t shown = ending->lost_count < LOST_MAX ? ending->lost_count : LOST_MAX;

	text_add(to, ending->lost_count ? SHOW_LOST_ON_WAY : SHOW_NOTHING_LOST);
	for (size_t i = 0; i < shown; i++)
		add_lost(to, &ending->lost[i]);
	if (ending->lost_count > shown)
		text_printf(to, SHOW_LOST_MORE, ending->lost_count - shown);
	if (ending->ended_count)
		text_printf(
			to, SHOW_ENDED, ending->ended_count, ending->ended_count == 1 ? "" : "s");
}

void ending_print(const struct ending *ending, FILE *to)
{
	const struct course *course = ending->course;
	struct prose prose = prose_for(to);
	cleanup(text_deinit) struct text heading = {0}, text = {0}, sums = {0};

	text_printf(&heading, SHOW_FINISHED, ending_title(ending));
	text_add_char(&text, '\n');
	prose_add_styled(&text, &prose, PROSE_GOOD, text_string(&heading));
	text_add_char(&text, '\n');
	certificate_add_sums(&sums, ending);
	prose_add(&text, &prose, "", text_string(&sums), 0);
	text_add(&text, "\n");
	text_clear(&sums);
	add_losses(&sums, ending);
	prose_add_lines(&text, &prose, text_string(&sums));
	if (course->folder && course->file.conclusion) {
		text_add_char(&text, '\n');
		prose_add(&text, &prose, "", course->file.conclusion, 0);
	}
	fputs(text_string(&text), to);
}

/* --- The certificate --- */

static int write_certificate(const struct text *path, const struct text *bytes, struct output *out)
{
	int r = path->failed || bytes->failed ? -ENOMEM : file_path_make_folders(path->bytes);

	if (r == 0)
		r = file_path_write(path->bytes, bytes, true);
	if (r < 0)
		return fail(out, EXIT_BROKEN, MSG_CANNOT_WRITE, text_string(path), strerror(-r));
	fprintf(out->results, SHOW_CERTIFICATE, path->bytes);
	return EXIT_DONE;
}

int ending_certify(const struct ending *ending, const struct learner *learner, struct output *out)
{
	static const struct {
		const char *name;
		void (*add)(struct text *to, const struct ending *ending);
	} forms[] = {{".txt", certificate_add_text}, {".svg", certificate_add_svg}};
	int status = EXIT_DONE;

	for (size_t i = 0; i < ARRAY_SIZE(forms) && status == EXIT_DONE; i++) {
		cleanup(text_deinit) struct text path = {0}, bytes = {0};

		learner_add_folder(learner, "certificate-", &path);
		text_printf(&path, "%s%s", ending_course_id(ending), forms[i].name);
		forms[i].add(&bytes, ending);
		status = write_certificate(&path, &bytes, out);
	}
	return status;
}
