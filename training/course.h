/* The lessons that there are, in their order. */
#ifndef TSFARM_TRAINING_COURSE_H
#define TSFARM_TRAINING_COURSE_H

#include "base/output.h"
#include "conformance/suite/scenario.h"
#include "training/progress.h"

struct course {
	enum edition edition;
	struct suite suite;
	struct diagnostics problems;
	const struct lesson **lessons; /* by number */
	size_t count;
	size_t own_count; /* of those, which come last, are files that were named */
};

/*
 * Load the lessons that belong to this program, and the files that are named, as they read in an edition.
 * EXIT_DONE, or the exit status of a complaint; deinit in any case.
 */
int course_init(struct course *course, enum edition edition, const char *const *files,
	size_t file_count, struct output *out);
void course_deinit(struct course *course);

/* Is that a path, rather than the name of a lesson? */
bool course_is_path(const char *word);

/* The lesson of that id, number or path; NULL with a complaint when there is none. */
const struct lesson *course_find(const struct course *course, const char *word, struct output *out);

/* How a lesson stands with somebody. */
enum lesson_standing {
	LESSON_OPEN,
	LESSON_BEGUN,
	LESSON_SOLVED,
	LESSON_STANDING_COUNT
};
const char *lesson_standing_to_string(enum lesson_standing standing);
enum lesson_standing course_standing(const struct progress *progress, const char *lesson);

/*
 * The lesson to go on with: the first that is not solved, behind `after` and then from the beginning;
 * of several that were begun the one that was left last, when `after` is NULL. NULL: all are solved.
 */
const struct lesson *course_next(
	const struct course *course, const struct progress *progress, const struct lesson *after);

#endif
