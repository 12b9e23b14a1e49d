#include <errno.h>
#include <string.h>

#include "base/file_place.h"
#include "base/macros.h"
#include "base/name.h"
#include "base/text.h"
#include "base/word.h"
#include "training/classroom.h"
#include "training/messages.h"
#include "training/training.h"

static const struct pupil *find_pupil(const struct classroom *classroom, const char *name)
{
	for (size_t i = 0; i < classroom->count; i++) {
		if (name_equal(classroom->pupils[i].name, name) ||
			strcmp(classroom->pupils[i].name, name) == 0)
			return &classroom->pupils[i];
	}
	return NULL;
}

static int refuse_pupil(const struct classroom *classroom, const char *name, struct output *out)
{
	const char **names = arena_alloc(classroom->arena, (classroom->count + 1) * sizeof(*names));
	const char *nearest;

	for (size_t i = 0; names && i < classroom->count; i++)
		names[i] = classroom->pupils[i].name;
	nearest = names ? word_nearest(name, names, classroom->count) : NULL;
	return nearest ? fail(out, EXIT_REFUSED, MSG_NO_LEARNER_NEAR, name, classroom->folder,
				 nearest)
		       : fail(out, EXIT_REFUSED, MSG_NO_LEARNER, name, classroom->folder);
}

static int write_page(const struct classroom *classroom, const char *path, struct output *out)
{
	cleanup(text_deinit) struct text page = {0};
	int r = classroom_add_html(classroom, &page);

	if (r == 0 && strcmp(path, "-") == 0)
		fputs(page.bytes, out->results);
	else if (r == 0)
		r = file_place_write(path, &page, true);
	return r == 0 ? EXIT_DONE : fail(out, EXIT_BROKEN, MSG_CANNOT_WRITE, path, strerror(-r));
}

static int show(const struct classroom *classroom, const struct class_settings *settings,
	struct output *out)
{
	const struct pupil *only =
		settings->learner ? find_pupil(classroom, settings->learner) : NULL;
	int r;

	if (settings->learner && !only)
		return refuse_pupil(classroom, settings->learner, out);
	if (settings->html)
		return write_page(classroom, settings->html, out);
	if (settings->json)
		r = classroom_print_json(classroom, only, out->results);
	else if (settings->csv)
		r = classroom_print_csv(classroom, only, out->results);
	else if (classroom->count)
		r = classroom_print(classroom, only, out->results);
	else
		return fail(out, EXIT_REFUSED, MSG_NO_LEARNERS, classroom->folder);
	return r == 0 ? EXIT_DONE : fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
}

/* What is damaged is said, and the rest is shown all the same. */
static int run(const struct course *course, const char *folder,
	const struct class_settings *settings, struct output *out)
{
	cleanup(classroom_deinit) struct classroom classroom = {0};
	int r = classroom_init(
		&classroom, folder, course, settings->stuck ? settings->stuck : CLASSROOM_STUCK);

	if (r < 0)
		return fail(out, EXIT_MISUSED, MSG_FOLDER, folder, strerror(-r));
	diagnostics_print(&classroom.damage, 0, out->complaints);
	return show(&classroom, settings, out);
}

int class_run(const struct command_line *line, const void *settings, struct output *out)
{
	const struct class_settings *given = settings;
	struct course course;
	int status;

	if (given->json + given->csv + (given->html != NULL) > 1)
		return fail(out, EXIT_MISUSED, MSG_ONE_FORM);
	status = course_init(&course, NULL, 0, out);
	if (status == EXIT_DONE)
		status = run(&course, line->operands[0], given, out);
	course_deinit(&course);
	return status;
}
