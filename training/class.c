#include <errno.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/file_path.h"
#include "base/macros.h"
#include "base/name.h"
#include "base/text.h"
#include "base/word.h"
#include "training/class_add.h"
#include "training/class_folder.h"
#include "training/class_serve.h"
#include "training/classroom.h"
#include "training/messages.h"
#include "training/training.h"

struct settings {
	const char *learner; /* NULL: all */
	const char *course;  /* the folder; NULL: that of this program */
	const char *add;     /* the learner; NULL: none is added */
	const char *html;    /* the file, "-" for the results; NULL: no page */
	size_t stuck;        /* after so many attempts */
	enum edition edition;
	bool json, csv, is_new, serve;
};

static bool parse_edition(void *settings, const char *value)
{
	return edition_from_string(value, &((struct settings *)settings)->edition);
}

static const struct option_row options[] = {
	TEXT_OPTION(0, "learner", "PERSON", "show each lesson of that learner", struct settings,
		learner),
	TEXT_OPTION(0, "course", "FOLDER", "the course that they learn", struct settings, course),
	COURSE_EDITION_OPTION("the Windows whose course it is", parse_edition),
	NUMBER_OPTION(0, "stuck", "N",
		"who is stuck: after so many attempts without progress; 10 unless said", SIZE_MAX,
		struct settings, stuck),
	FLAG_OPTION(0, "json", "print one JSON document", struct settings, json),
	FLAG_OPTION(0, "csv", "print a line for each lesson of each learner, for a spreadsheet",
		struct settings, csv),
	FLAG_OPTION(
		0, "serve", "show all of it as a live page in a browser", struct settings, serve),
	FLAG_OPTION(0, "new", "make the folder of a class, or set its permissions anew",
		struct settings, is_new),
	TEXT_OPTION(0, "add", "NAME", "prepare the class for the account of a learner",
		struct settings, add),
	TEXT_OPTION(0, "html", "FILE", "write a page of all of it ('-': standard output)",
		struct settings, html),
};

static const struct class_learner *find_learner(const struct classroom *classroom, const char *name)
{
	for (size_t i = 0; i < classroom->count; i++) {
		if (name_equal(classroom->learners[i].name, name) ||
			strcmp(classroom->learners[i].name, name) == 0)
			return &classroom->learners[i];
	}
	return NULL;
}

static int refuse_learner(const struct classroom *classroom, const char *name, struct output *out)
{
	const char **names = arena_alloc(classroom->arena, (classroom->count + 1) * sizeof(*names));
	const char *nearest;

	for (size_t i = 0; names && i < classroom->count; i++)
		names[i] = classroom->learners[i].name;
	nearest = names ? word_nearest(name, names, classroom->count) : NULL;
	return nearest ? fail(out, EXIT_REFUSED, MSG_NO_LEARNER_NEAR, name, classroom->folder,
				 nearest)
		       : fail(out, EXIT_REFUSED, MSG_NO_LEARNER, name, classroom->folder);
}

static int write_page(const struct classroom *classroom, const char *path, struct output *out)
{
	cleanup(text_deinit) struct text page = {0};
	int r = classroom_add_html(classroom, (int64_t)time(NULL), &page);

	if (r == 0 && strcmp(path, "-") == 0)
		fputs(page.bytes, out->results);
	else if (r == 0)
		r = file_path_write(path, &page, true);
	return r == 0 ? EXIT_DONE : fail(out, EXIT_BROKEN, MSG_CANNOT_WRITE, path, strerror(-r));
}

static int show_class(
	const struct classroom *classroom, const struct settings *settings, struct output *out)
{
	const struct class_learner *only =
		settings->learner ? find_learner(classroom, settings->learner) : NULL;
	int r;

	if (settings->learner && !only)
		return refuse_learner(classroom, settings->learner, out);
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
static int show_folder(const struct course *course, const char *folder,
	const struct settings *settings, struct output *out)
{
	cleanup(classroom_deinit) struct classroom classroom = {0};
	int r = classroom_init(&classroom, folder, course, settings->stuck);

	if (r < 0)
		return class_folder_refuse(folder, r, out);
	diagnostics_print(&classroom.damage, 0, out->complaints);
	return show_class(&classroom, settings, out);
}

static int run_command(const struct command_line *line, const void *settings, struct output *out)
{
	const struct settings *given = settings;
	struct course course;
	int status;

	if (given->json + given->csv + given->is_new + given->serve + (given->add != NULL) +
			(given->html != NULL) >
		1)
		return fail(out, EXIT_MISUSED, MSG_ONE_FORM);
	if (line->operand_count > 1 && !given->serve && !given->add)
		return fail(out, EXIT_MISUSED, MSG_OPERAND, line->operands[1]);
	if (given->is_new)
		return class_folder_make(line->operands[0], out);
	if (given->add)
		return class_add(line->operands[0], given->add,
			line->operand_count > 1 ? line->operands[1] : NULL, out);
	status = course_init(&course, given->edition, &given->course, given->course != NULL, out);
	if (status == EXIT_DONE && given->serve)
		status = class_serve(&course, line->operands[0], given->stuck,
			line->operand_count > 1 ? line->operands[1] : NULL, out);
	else if (status == EXIT_DONE)
		status = show_folder(&course, line->operands[0], given, out);
	course_deinit(&course);
	return status;
}

const struct command command_class = {
	.name = "class",
	.operands = "FOLDER [ADDRESS:PORT | KEY]",
	.summary = "Show the progress of the learners in a folder",
	COMMAND_OPTIONS(options),
	.operands_min = 1,
	.operands_max = 2,
	.settings_size = sizeof(struct settings),
	.defaults = &(const struct settings){.stuck = CLASSROOM_STUCK, .edition = EDITION_COUNT},
	.run = run_command,
};
