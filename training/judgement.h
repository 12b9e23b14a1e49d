/* Judging a lesson: comparing the farm with the outcomes of the lesson. */
#ifndef TSFARM_TRAINING_JUDGEMENT_H
#define TSFARM_TRAINING_JUDGEMENT_H

#include "training/journal.h"

/* The lines and the answer of a learner. An arena owns them. */
struct actions {
	struct action {
		const char *line; /* typed */
		int status;       /* exit status */
	} * typed;
	size_t typed_count;
	size_t undone_count; /* of these, how many were undone */
	const char *answer;  /* the last one; NULL: none yet */
	bool has_passed;     /* all intermediate changes of the lesson have happened */
};

struct judgement {
	bool solved;
	/* of the nearest outcome: */
	const struct lesson_outcome *outcome;
	struct changes missing;                  /* changes of the outcome that have not happened */
	struct changes extra;                    /* mistakes; empty without one */
	struct changes passing;                  /* intermediate changes, which must be undone */
	bool unpassed;                           /* not all intermediate changes have happened */
	const struct lesson_event *out_of_order; /* should have happened before others; or NULL */
	const struct lesson_typed *untyped;      /* a line that must still be typed; NULL: none */
	bool unanswered;
	size_t reached; /* changes of the outcome that have happened */
	/* of the farm: */
	struct journal journal;
};

/* Whether all intermediate changes of the lesson are there, without a mistake. */
bool judgement_has_passed(const struct judgement *judgement);

/* Whether one of the lines meets the condition. */
bool judgement_is_typed(const struct lesson_typed *typed, const struct actions *actions);

/* Whether there is a mistake, which only `.undo` reverts. */
bool judgement_is_wrong(const struct judgement *judgement);

/*
 * Add what the outcome lacks, as lines: changes as the author of a lesson writes them. Nothing if the
 * lesson is solved.
 */
void judgement_add_lacks(const struct judgement *judgement, struct text *to);

/* Judge the farm by the lesson. The arena owns the judgement. 0, -ENOMEM or as farm_read(). */
int judgement_find(const struct lesson *lesson, struct farm *farm, const struct actions *actions,
	struct arena *arena, struct judgement *ret_judgement);

#endif
