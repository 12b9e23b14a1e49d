/* Who may do what to the sessions of a winstation (Q186566, Q243554). */
#ifndef TSFARM_SIM_PERMISSION_H
#define TSFARM_SIM_PERMISSION_H

#include "sim/tsfarm.h"

struct database;

/* The decision, from whether any grant and any denial concern the account or one of its groups. */
bool permission_decide(bool some_allow, bool some_deny);

/* Has the account, by itself and its groups, the right at the winstation? 0 or negative errno. */
int permission_of_account(struct database *store, int64_t winstation_id, int64_t account_id,
	enum right right, bool *ret_allowed);

#endif
