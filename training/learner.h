/*
 * A learner and the files of the learner in the folder of the class: NAME.progress, and NAME.lessons
 * with a folder for each begun lesson.
 */
#ifndef TSFARM_TRAINING_LEARNER_H
#define TSFARM_TRAINING_LEARNER_H

#include "base/output.h"
#include "base/text.h"

/* Whether files can be named after the learner on every system. */
bool learner_name_is_valid(const char *name);

struct learner {
	const char *name;  /* NULL: unknown */
	struct text login; /* owns the name if it is the user's */
	struct text folder, progress;
};

/*
 * Find the learner of that name, or else the user; in that folder, or else in that of TSFARM_CLASS, or
 * else in the user's own, which is made if it is missing. EXIT_DONE, or the exit status of a complaint;
 * deinit in any case.
 */
int learner_init(struct learner *learner, const char *name, const char *folder, struct output *out);

/*
 * Find the learner without making anything. If the name or the folder is unknown, `progress` is empty.
 * Returns as learner_init().
 */
int learner_look(struct learner *learner, const char *name, const char *folder, struct output *out);
void learner_deinit(struct learner *learner);

/* Add the path of the folder of a lesson. */
void learner_add_folder(const struct learner *learner, const char *lesson, struct text *to);

#endif
