#include "base/macros.h"
#include "base/name.h"
#include "sim/farm.h"
#include "sim/session.h"

/* The rules of Q186480, but for those of its command line. */
static int may_send(struct store *store, const struct session_act *act)
{
	bool allowed;
	int r = session_allows(
		store, &act->caller, act->server_id, &act->target, RIGHT_MESSAGE, &allowed);

	if (r != 0)
		return r;
	return allowed ? session_state_answer(act->target.summary.state)
		       : WIN32_ERROR_ACCESS_DENIED;
}

/* Only at an active session somebody sees the message, and answers at once. */
static int wait_for_answer(
	struct store *store, const struct session_act *act, uint32_t patience, bool *ret_answered)
{
	bool seen = act->target.summary.state == SESSION_ACTIVE;
	int r = seen ? 0 : store_advance_clock(store, patience);

	if (r == 0)
		*ret_answered = seen && patience;
	return r;
}

int session_send_message(struct farm *farm, const struct caller *caller, int64_t server_id,
	uint32_t id, const char *text, uint32_t patience, bool *ret_answered)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	struct session_act act;
	bool answered = false;
	int r;

	if (!name_is_utf8(text))
		return WIN32_ERROR_INVALID_PARAMETER;
	r = transaction_begin_write(farm->store, &transaction);
	if (r == 0)
		r = session_act_begin(farm->store, caller, server_id, id, &act);
	if (r == 0)
		r = may_send(farm->store, &act);
	if (r == 0)
		r = session_record(farm->store, &act, EVENT_MESSAGE_SENT, text);
	if (r == 0)
		r = wait_for_answer(farm->store, &act, patience, &answered);
	if (r == 0)
		r = transaction_commit(&transaction);
	if (r == 0)
		*ret_answered = answered;
	return r;
}
