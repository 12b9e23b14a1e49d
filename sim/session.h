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

/*
 * The functions that return int return 0, a Win32 error number, or an error of the store (tsfarm.h).
 * Each runs in the transaction of its act.
 */

/* Whether it is the session that the console shows. */
bool session_is_console(const struct session_row *session);

/* Start a new session without a user at the console, which the target of the act has left. */
int session_start_console(struct database *store, const struct session_act *act);

/* The target is a listener: reset every session that came from it. It listens again. */
int session_reset_listener(struct database *store, const struct session_act *act);

/* Look up the caller's session and the target. WIN32_ERROR_WINSTATION_NOT_FOUND if one is gone. */
int session_act_begin(struct database *store, const struct caller *caller, int64_t server_id,
	uint32_t id, struct session_act *ret_act);

/* Add an event about the target to the journal. `detail` may be NULL. */
int session_record(struct database *store, const struct session_act *act, enum event_kind kind,
	const char *detail);

/* Put a message into the inbox of the target, and into the journal. */
int session_deliver(struct database *store, const struct session_act *act, const char *text);

/* Whether it is the session in which the caller sits. */
bool session_is_own(const struct caller *caller, int64_t server_id, uint32_t id);

/* Whether the caller has the right over the session. Always true for his own session (Q186477). */
int session_allows(struct database *store, const struct caller *caller, int64_t server_id,
	const struct session_row *target, enum right right, bool *ret_allowed);

/* The refusals of session_logoff(), in their order; 0 when there is none. */
int session_may_logoff(struct database *store, const struct caller *caller, int64_t server_id,
	const struct session_row *target);

/* 0 if a session of that state can be logged off, else the Win32 error number of the refusal. */
int session_state_answer(enum session_state state);

/* End one program; its unsaved work is lost. `how` is what the journal calls it. */
int session_end_program(struct database *store, const struct session_act *act,
	const struct program_row *program, enum event_kind how);

/* End the session's programs: first those that close, then, three minutes later, those that hang. */
int session_end_programs(struct database *store, const struct session_act *act);

/* Take the user out, if any, and the session away unless it is the console's, which stays with an empty
 * inbox. It has no programs left. */
int session_remove(struct database *store, const struct session_act *act);

/* The same, but remove the session of a console too. */
int session_delete(struct database *store, const struct session_act *act);

/* Disconnect the client. The programs run on (Q186513). */
int session_disconnect_client(struct database *store, const struct session_act *act);

/* Take the client away: a session with a user is disconnected, one without a user is removed. */
int session_lose_client(struct database *store, const struct session_act *act);

/* Connect a client to the target, whose user is logged on. */
int session_attach(
	struct database *store, const struct session_act *act, const struct attachment *attachment);

#endif
