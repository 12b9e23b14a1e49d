/* The rights of accounts over sessions: Q186566, Q243554 and docs/decisions.md, "Grants and denials". */
#ifndef TSFARM_CONFORMANCE_MODEL_RIGHTS_H
#define TSFARM_CONFORMANCE_MODEL_RIGHTS_H

#include "sim/tsfarm.h"

enum {
	RIGHTS_FULL_CONTROL = (1u << RIGHT_COUNT) - 1
};

/* The rights of the account over the session, by its winstation, as a mask. None for NULL. */
uint32_t rights_over(const struct snapshot *farm, const char *account, const struct server *server,
	const struct session *session);

/* The rights that are denied to it there. */
uint32_t rights_denied(const struct snapshot *farm, const char *account,
	const struct server *server, const struct session *session);

/* Whether the account belongs to the group. */
bool account_is_in(const struct snapshot *farm, const char *account, const char *group);

#endif
