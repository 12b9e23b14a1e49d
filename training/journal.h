/* The journal of a lesson's farm, in the form of the events of a lesson. */
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

/* Read the journal of the farm. The arena owns it. 0, -ENOMEM or as farm_read_events(). */
int journal_read(struct farm *farm, struct arena *arena, struct journal *ret_journal);

/* Whether the journal has such an event. */
bool journal_has(const struct journal *journal, const struct lesson_event *event);

/* Whether the session of the thing has ended. */
bool journal_is_gone(const struct journal *journal, const char *thing);

/*
 * The first event of the list that can no longer happen in order: a later one of the list has happened,
 * its session has ended, or the outcome is reached (`is_complete`). NULL: none. `ret_waits` says
 * whether an event is still missing.
 */
const struct lesson_event *journal_find_late(const struct journal *journal,
	const struct lesson_events *in_order, bool is_complete, bool *ret_waits);

/* Whether two texts are equal without regard to case. */
bool journal_same(const char *a, const char *b);

#endif
