/* Who may do what to the sessions of a winstation (Q186566, Q243554). */
#ifndef TSFARM_SIM_PERMISSION_H
#define TSFARM_SIM_PERMISSION_H

#include "sim/tsfarm.h"

struct caller;
struct database;

/* The presets of Q243554 as masks: Guest Access is Logon; User Access adds three rights. */
enum {
	FULL_CONTROL_RIGHTS = (1 << RIGHT_COUNT) - 1,
	GUEST_ACCESS_RIGHTS = 1 << RIGHT_LOGON,
	USER_ACCESS_RIGHTS = GUEST_ACCESS_RIGHTS | 1 << RIGHT_QUERY_INFORMATION |
			     1 << RIGHT_MESSAGE | 1 << RIGHT_CONNECT
};

/* The decision, from whether any grant and any denial concern the account or one of its groups. */
bool permission_decide(bool some_allow, bool some_deny);

/* Has the account, by itself and its groups, the right at the winstation? 0 or negative errno. */
int permission_of_account(struct database *store, int64_t winstation_id, int64_t account_id,
	enum right right, bool *ret_allowed);

/*
 * The account as which the caller acts: the user of his session, SYSTEM where services run; 0: nobody
 * is logged on. WIN32_ERROR_WINSTATION_NOT_FOUND: the caller's own session is gone.
 */
int permission_find_account(
	struct database *store, const struct caller *caller, int64_t *ret_account_id);

/*
 * Is the caller's account, whose number is also given (0: nobody is logged on), a member of
 * Administrators? WIN32_ERROR_WINSTATION_NOT_FOUND: the caller's own session is gone.
 */
int permission_is_administrator(struct database *store, const struct caller *caller,
	int64_t *ret_account_id, bool *ret_is_administrator);

#endif
