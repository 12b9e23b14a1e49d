/* What a session's inbox must hold afterwards, by the journal of what happened in between. */
#ifndef TSFARM_CONFORMANCE_SUITE_INBOX_H
#define TSFARM_CONFORMANCE_SUITE_INBOX_H

#include "conformance/suite/change.h"

/* Both farms, and one session of them; NULL where it does not exist. */
struct inbox {
	const struct farm_state *before, *after;
	const char *server;
	uint32_t id;
	const struct session *was, *is;
};

/*
 * Does the inbox hold what it held, and behind that what the journal says was sent since? That is lost
 * with the user who is logged off, and with the session: then nothing may be left.
 */
bool inbox_is_explained(const struct inbox *inbox);

#endif
