/* What has happened in a lesson's farm, in words that the events of the lesson are compared with. */
#ifndef TSFARM_TRAINING_JOURNAL_H
#define TSFARM_TRAINING_JOURNAL_H

#include "conformance/suite/lesson.h"

struct journal {
	struct arena *arena;
	struct happened {
		enum event_kind kind;
		/* "WF12/12", "WF12/12/letter.doc", "WF12/3" */
		const char *session, *thing, *by;
	} * items;
	size_t count;
};

/* Read the journal of the farm; all of it the arena's. 0, -ENOMEM or as farm_read_events(). */
int journal_read(struct farm *farm, struct arena *arena, struct journal *ret_journal);

/* Is such an event in it? */
bool journal_has(const struct journal *journal, const struct lesson_event *event);

/* Has the session ended that the thing is of? Nothing happens in it any more. */
bool journal_is_gone(const struct journal *journal, const char *thing);

/*
 * The first of the events that has not come in its turn and no more can: one behind it in the list has
 * come already, or the session that it is about is gone, or all is done (`is_complete`). NULL: none.
 * In `ret_waits` whether any is still to come.
 */
const struct lesson_event *journal_find_late(const struct journal *journal,
	const struct lesson_events *in_order, bool is_complete, bool *ret_waits);

/* Are these the same words, in capitals or not? */
bool journal_same(const char *a, const char *b);

#endif
