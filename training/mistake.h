/* Messages about mistakes: the session, its user, and the lost work. */
#ifndef TSFARM_TRAINING_MISTAKE_H
#define TSFARM_TRAINING_MISTAKE_H

#include "base/text.h"
#include "conformance/suite/lesson.h"

/*
 * Add the changes as sentences, one line for each session. `before` is the farm before them. After a few
 * sessions the rest is counted.
 */
void mistake_add(struct text *to, const struct changes *changes, const struct snapshot *before,
	const char *own_server, uint32_t own_session);

/* Add a sentence about an event that should have happened before others. */
void mistake_add_disorder(struct text *to, const struct lesson_event *event,
	const struct snapshot *before, const char *own_server, uint32_t own_session);

/* Add the changes in the words of lesson files, on one line, for the progress. */
void mistake_add_short(struct text *to, const struct changes *changes);

#endif
