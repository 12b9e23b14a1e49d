/* Comparing a session's inbox with the messages in the journal. */
#ifndef TSFARM_CONFORMANCE_SUITE_INBOX_H
#define TSFARM_CONFORMANCE_SUITE_INBOX_H

#include "conformance/suite/change.h"

/* Both farms and a session; `was` and `is` are NULL where it does not exist. */
struct inbox {
	const struct farm_state *before, *after;
	const char *server;
	uint32_t id;
	const struct session *was, *is;
};

/*
 * Whether the inbox has its old messages, then those that the journal records as sent since. A logoff
 * and the end of the session empty it.
 */
bool inbox_is_explained(const struct inbox *inbox);

#endif
