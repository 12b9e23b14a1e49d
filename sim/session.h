/* The parts of a logoff, each a rule of its own. All work within the caller's transaction. */
#ifndef TSFARM_SIM_SESSION_H
#define TSFARM_SIM_SESSION_H

#include "sim/store/store.h"

/* One logoff: whose session, and by whom. */
struct logoff {
	struct caller caller;
	struct session_summary by; /* the caller's own session */
	int64_t server_id;
	struct session_row target;
};

/* Look both sessions up. WIN32_ERROR_WINSTATION_NOT_FOUND when one is gone. */
int logoff_begin(struct store *store, const struct caller *caller, int64_t server_id, uint32_t id,
	struct logoff *ret_logoff);

/* Has the caller the right over the session? One's own session is one's own (Q186477). */
int session_allows(struct store *store, const struct caller *caller, int64_t server_id,
	const struct session_row *target, enum right right, bool *ret_allowed);

/* The refusals of session_logoff(), in their order; 0 when there is none. */
int session_may_logoff(struct store *store, const struct caller *caller, int64_t server_id,
	const struct session_row *target);

/* End the session's programs: first those that close, then, three minutes later, those that hang. */
int session_end_programs(struct store *store, const struct logoff *logoff);

/* Take the user out, if any, and the session away unless it is the console's. It has no programs left. */
int session_remove(struct store *store, const struct logoff *logoff);

#endif
