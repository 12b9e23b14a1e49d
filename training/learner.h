/*
 * Who learns, and where that is kept: in one folder for all who learn there, NAME.progress and beside it
 * NAME.lessons with a folder for each lesson that he has begun.
 */
#ifndef TSFARM_TRAINING_LEARNER_H
#define TSFARM_TRAINING_LEARNER_H

#include "base/output.h"
#include "base/text.h"

struct learner {
	const char *name;  /* NULL: nobody knows */
	struct text login; /* the name, when it is that of who is logged on here */
	struct text folder, progress;
};

/*
 * The learner of that name, or who is logged on here; in that folder, in the one that TSFARM_CLASS names,
 * or in the user's own. It is made where it is not. EXIT_DONE, or the exit status of a complaint;
 * deinit in any case.
 */
int learner_init(struct learner *learner, const char *name, const char *folder, struct output *out);

/*
 * Likewise for a look: nothing is made, and where nobody knows the name or the place, the file of the
 * progress is an empty text.
 */
int learner_look(struct learner *learner, const char *name, const char *folder, struct output *out);
void learner_deinit(struct learner *learner);

/* Add the folder of a lesson of his. */
void learner_add_folder(const struct learner *learner, const char *lesson, struct text *to);

#endif
