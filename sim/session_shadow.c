/* Sessions that shadow others. */
#include "base/macros.h"
#include "sim/edition.h"
#include "sim/farm.h"
#include "sim/session.h"

static int may_shadow(
	struct database *store, const struct session_act *act, const struct session_row *own)
{
	bool allowed;
	int r;

	if (!edition_rules(act->target.edition)->shadows)
		return WIN32_ERROR_NOT_SUPPORTED;
	if (act->target.kind == WINSTATION_SERVICES)
		return WIN32_ERROR_ACCESS_DENIED;
	/* documented: from a remote session alone */
	if (session_is_own(&act->caller, act->server_id, act->target.summary.id) ||
		session_is_console(own))
		return WIN32_ERROR_SHADOW_INVALID;
	r = session_allows(store, &act->caller, act->server_id, &act->target, RIGHT_SHADOW, &allowed);
	if (r != 0)
		return r;
	if (!allowed)
		return WIN32_ERROR_ACCESS_DENIED;
	r = session_state_answer(act->target.summary.state);
	if (r != 0)
		return r;
	return act->target.summary.state == SESSION_ACTIVE && own->summary.state == SESSION_ACTIVE
		       ? 0
		       : WIN32_ERROR_SHADOW_INVALID;
}

static int set_own_state(struct farm *farm, const struct caller *caller, enum session_state state)
{
	return store_set_session_state(farm->store, caller->server_id, caller->session_id, state);
}

int session_shadow(struct farm *farm, const struct caller *caller, int64_t server_id, uint32_t id)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	struct session_act act;
	struct session_row own;
	int r = transaction_begin_write(farm->store, &transaction);

	if (r == 0)
		r = session_act_begin(farm->store, caller, server_id, id, &act);
	if (r == 0)
		r = store_get_session(farm->store, caller->server_id, caller->session_id, &own);
	if (r == 0)
		r = may_shadow(farm->store, &act, &own);
	if (r == 0)
		r = set_own_state(farm, caller, SESSION_SHADOW);
	return r == 0 ? transaction_commit(&transaction) : r;
}

int session_stop_shadow(
	struct farm *farm, const struct caller *caller, int64_t server_id, uint32_t id)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	struct session_act act;
	int r = transaction_begin_write(farm->store, &transaction);

	if (r == 0)
		r = session_act_begin(farm->store, caller, server_id, id, &act);
	if (r == 0 && act.by.state != SESSION_SHADOW)
		r = WIN32_ERROR_SHADOW_NOT_RUNNING;
	if (r == 0)
		r = set_own_state(farm, caller, SESSION_ACTIVE);
	return r == 0 ? transaction_commit(&transaction) : r;
}
