/* The end of a course: a summary of the way, and a certificate. */
#ifndef TSFARM_TRAINING_ENDING_H
#define TSFARM_TRAINING_ENDING_H

#include "training/classroom.h"
#include "training/learner.h"

/* A learner's way through all lessons of a course. */
struct ending {
	const struct course *course;
	const char *learner;
	struct tally tally;
	int64_t finished;   /* when the last lesson was solved for the first time */
	size_t ended_count; /* sessions that ended by mistake */
	struct lost_work {
		const char *thing;           /* "WF12/12/letter.doc" */
		const struct lesson *lesson; /* where it was lost */
	} * lost;
	size_t lost_count;
};

/* Whether all lessons of the course are solved. */
bool course_is_finished(const struct course *course, const struct progress *progress);

/* Sum up the progress. The arena owns the list, the course and `progress` the texts. 0 or -ENOMEM. */
int ending_find(struct ending *ending, const struct course *course, const char *learner,
	const struct progress *progress, struct arena *arena);

/* Print the summary and the last words of the course. */
void ending_print(const struct ending *ending, FILE *to);

/*
 * Write the certificate into the folder of the learner's lessons, as a text and as a picture, and print
 * the paths. EXIT_DONE, or the exit status of a complaint.
 */
int ending_certify(const struct ending *ending, const struct learner *learner, struct output *out);

/* --- certificate.c --- */
/* Add the sums as one sentence. */
void certificate_add_sums(struct text *to, const struct ending *ending);

/* Add the whole certificate, as plain text or as an SVG picture. */
void certificate_add_text(struct text *to, const struct ending *ending);
void certificate_add_svg(struct text *to, const struct ending *ending);

/* The title of the course, and the id that files are named by. */
const char *ending_title(const struct ending *ending);
const char *ending_course_id(const struct ending *ending);

#endif
