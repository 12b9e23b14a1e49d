/* The lessons of the course, in order. */
#ifndef TSFARM_TRAINING_COURSE_H
#define TSFARM_TRAINING_COURSE_H

#include "base/command.h"
#include "base/output.h"
#include "conformance/suite/course_file.h"
#include "conformance/suite/scenario.h"
#include "training/progress.h"

/* The editions that have lessons. A file of the user may have lessons in another. */
enum {
	COURSE_EDITION_COUNT = 2
};
extern const char *const course_edition_words[COURSE_EDITION_COUNT];

/* A row for --edition, which offers these and takes any edition. */
#define COURSE_EDITION_OPTION(help, parse)                                                         \
	{                                                                                          \
		0, "edition", "EDITION", help ": nt4 (the default) or ws2022", OPTION_PARSED, 0,   \
			COURSE_EDITION_COUNT, course_edition_words, NULL, parse                    \
	}

struct course {
	enum edition edition; /* EDITION_COUNT: of each lesson the one that its file has */
	struct suite suite;
	struct diagnostics problems;
	const char *folder;            /* of a course of the user's own; NULL: that of this program */
	struct course_file file;       /* of such a course */
	const struct lesson **lessons; /* by number */
	size_t count;
	size_t own_count; /* of them, the last ones: lessons of files that the user named */
};

/*
 * Load the lessons of this program, and those of the named files, in an edition. If one of the paths is
 * the folder of a course, load that course alone. EDITION_COUNT is nt4 for the lessons of this program,
 * and for others the edition that their files have. EXIT_DONE, or the exit status of a complaint; deinit
 * in any case. The paths are borrowed.
 */
int course_init(struct course *course, enum edition edition, const char *const *paths, size_t count,
	struct output *out);
void course_deinit(struct course *course);

/* Whether the word is a path and not the name of a lesson. */
bool course_is_path(const char *word);

/* Whether the word is the path of a course: of its folder, or of the course.yaml in it. */
bool course_is_folder(const char *word);

/* The lesson of that id, number or path; NULL, with a complaint, if there is none. */
const struct lesson *course_find(const struct course *course, const char *word, struct output *out);

/* The standing of a lesson with a learner. */
enum lesson_standing {
	LESSON_OPEN,
	LESSON_BEGUN,
	LESSON_SOLVED,
	LESSON_STANDING_COUNT
};

/* The word for it: "solved". Static. */
const char *lesson_standing_to_string(enum lesson_standing standing);

/* The standing of the lesson of that ID. A lesson without events is open. */
enum lesson_standing course_standing(const struct progress *progress, const char *lesson);

/* Whether no lesson of the course was ever begun. */
bool course_is_untouched(const struct course *course, const struct progress *progress);

/*
 * The lesson to continue with: the first one after `after` that is not solved, then from the first
 * lesson on. If `after` is NULL, the begun lesson that was left last. NULL if all are solved.
 */
const struct lesson *course_next(
	const struct course *course, const struct progress *progress, const struct lesson *after);

#endif
