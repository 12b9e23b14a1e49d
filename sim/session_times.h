/* Times of a session that follow from others. */
#ifndef TSFARM_SIM_SESSION_TIMES_H
#define TSFARM_SIM_SESSION_TIMES_H

#include "sim/tsfarm.h"

/* Fill in the times of which nothing was recorded; the store left them empty. */
void session_resolve_times(struct session_info *session, const char *clock);

/* The same of a session in memory; only the times are filled in, and what they follow from. */
void session_get_times(const struct snapshot *snapshot, const struct session *session,
	struct session_info *ret_times);

/* Whole minutes from one farm time to a later one; 0 when it is not later, or one is none. */
uint32_t session_minutes(const char *from, const char *to);

#endif
