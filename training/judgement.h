/* How a lesson stands: the farm as it is, held against the outcomes that are right. */
#ifndef TSFARM_TRAINING_JUDGEMENT_H
#define TSFARM_TRAINING_JUDGEMENT_H

#include "training/journal.h"

/* What a learner did besides changing the farm. Everything is an arena's. */
struct actions {
	struct action {
		const char *line; /* that was typed */
		int status;
	} * typed;
	size_t typed_count;
	size_t undone_count; /* of those, how many were taken back */
	const char *answer;  /* the last one; NULL: none yet */
	bool has_passed;     /* through all that the lesson wants on the way */
};

struct judgement {
	bool solved;
	/* of the outcome that is nearest: */
	const struct lesson_outcome *outcome;
	struct changes missing; /* still to come */
	struct changes extra;   /* what should not have happened; empty while all is well */
	struct changes passing; /* what is there and is wanted only on the way */
	bool unpassed;          /* they have not all been there yet */
	const struct lesson_event
		*out_of_order;              /* this should have come before others; NULL: well */
	const struct lesson_typed *untyped; /* a line that must still be typed; NULL: none */
	bool unanswered;
	size_t reached; /* changes of the outcome that are there */
	/* of the farm: */
	struct journal journal;
};

/* Is all there, and nothing wrong, that the lesson wants on the way? */
bool judgement_has_passed(const struct judgement *judgement);

/* Is something wrong, which only `.undo` mends? */
bool judgement_is_wrong(const struct judgement *judgement);

/* Judge the farm by the lesson. All of it the arena's. Returns 0, -ENOMEM or as farm_read(). */
int judgement_find(const struct lesson *lesson, struct farm *farm, const struct actions *actions,
	struct arena *arena, struct judgement *ret_judgement);

#endif
