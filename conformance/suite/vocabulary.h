/*
 * One vocabulary for changes and events. A change is the difference of two farms, an event is what the
 * journal recorded. The words that mean the same are accepted for both.
 */
#ifndef TSFARM_CONFORMANCE_SUITE_VOCABULARY_H
#define TSFARM_CONFORMANCE_SUITE_VOCABULARY_H

#include "base/reader.h"
#include "conformance/suite/change.h"

/* An event whose change has another word: "session-disconnected" is "state-changed" to this value. */
struct vocabulary_row {
	enum event_kind event;
	enum change_kind change;
	const char *to;
};

enum {
	VOCABULARY_COUNT = 3
};
extern const struct vocabulary_row vocabulary[VOCABULARY_COUNT];

/*
 * Read a word of a list of changes at the node. The word of an event gives the kind and `to`, which
 * stays otherwise. False, with a problem, if no change has that word.
 */
bool vocabulary_read_change(struct reader *reader, const struct yaml_node *node,
	enum change_kind *ret_kind, const char **ret_to);

/*
 * Read a word of a list of events. `to` is the new value that stands beside it, or NULL. False, with a
 * problem, if no event has that word.
 */
bool vocabulary_read_event(struct reader *reader, const struct yaml_node *node,
	const struct yaml_node *to, enum event_kind *ret_kind);

#endif
