/* What went wrong, said to a person: whose session it was, and what was lost with it. */
#ifndef TSFARM_TRAINING_MISTAKE_H
#define TSFARM_TRAINING_MISTAKE_H

#include "base/text.h"
#include "conformance/suite/lesson.h"

/*
 * Add the changes as sentences, one a line, by the session that they are about; `before` is the farm as
 * it was. Those of more than a few sessions are counted.
 */
void mistake_add(struct text *to, const struct changes *changes, const struct snapshot *before,
	const char *own_server, uint32_t own_session);

/* Add a sentence about the event, which should have come before what has. */
void mistake_add_disorder(struct text *to, const struct lesson_event *event,
	const struct snapshot *before, const char *own_server, uint32_t own_session);

/* Add them in the words of lesson files, on one line, as the progress keeps them. */
void mistake_add_short(struct text *to, const struct changes *changes);

#endif
