/*
 * What is done to sessions, above all the parts of a logoff, each a rule of its own. All work within
 * the caller's transaction.
 */
#ifndef TSFARM_SIM_SESSION_H
#define TSFARM_SIM_SESSION_H

#include "sim/store/store.h"

/* One thing done to a session, such as a logoff: whose it is, and by whom. */
struct session_act {
	struct caller caller;
	struct session_summary by; /* the caller's own session */
	int64_t server_id;
	struct session_row target;
};

/* Is it the session that the console shows? */
bool session_is_console(const struct session_row *session);

/* A new session for the console, from which the act's session went: nobody is logged on there. */
int session_start_console(struct database *store, const struct session_act *act);

/* Reset all that came from the listener whose session the act's is; it listens again. */
int session_reset_listener(struct database *store, const struct session_act *act);

/* Look both sessions up. WIN32_ERROR_WINSTATION_NOT_FOUND when one is gone. */
int session_act_begin(struct database *store, const struct caller *caller, int64_t server_id,
	uint32_t id, struct session_act *ret_act);

/* Append to the journal what happens to the session; `detail` may be NULL. */
int session_record(struct database *store, const struct session_act *act, enum event_kind kind,
	const char *detail);

/* A message gets to the session: into its inbox, and into the journal. */
int session_deliver(struct database *store, const struct session_act *act, const char *text);

/* Is it the session in which the caller sits? */
bool session_is_own(const struct caller *caller, int64_t server_id, uint32_t id);

/* Has the caller the right over the session? One's own session is one's own (Q186477). */
int session_allows(struct database *store, const struct caller *caller, int64_t server_id,
	const struct session_row *target, enum right right, bool *ret_allowed);

/* The refusals of session_logoff(), in their order; 0 when there is none. */
int session_may_logoff(struct database *store, const struct caller *caller, int64_t server_id,
	const struct session_row *target);

/* Is there somebody in a session of that state, to be dealt with? 0, or what an act upon it is answered. */
int session_state_answer(enum session_state state);

/* End one program; its unsaved work is lost. `how` is what the journal calls it. */
int session_end_program(struct database *store, const struct session_act *act,
	const struct program_row *program, enum event_kind how);

/* End the session's programs: first those that close, then, three minutes later, those that hang. */
int session_end_programs(struct database *store, const struct session_act *act);

/* Take the user out, if any, and the session away unless it is the console's, which stays with an empty
 * inbox. It has no programs left. */
int session_remove(struct database *store, const struct session_act *act);

/* The same; the session goes in any case. */
int session_remove_whole(struct database *store, const struct session_act *act);

/* The client goes; the programs run on (Q186513). */
int session_part(struct database *store, const struct session_act *act);

/* The session loses its client: a user stays, disconnected; without one the session is gone. */
int session_leave(struct database *store, const struct session_act *act);

/* A client is at the session again, whose user was logged on all the time. */
int session_attach(
	struct database *store, const struct session_act *act, const struct attachment *attachment);

#endif
