#include "base/macros.h"
#include "base/utf8.h"
#include "sim/edition.h"
#include "sim/farm.h"
#include "sim/session.h"

/* The rules of Q186480, but for those of its command line. */
static int may_send(struct database *store, const struct session_act *act)
{
	bool allowed;
	int r = session_allows(store, &act->caller, act->server_id, &act->target,
		edition_rules(act->target.edition)->message, &allowed);

	if (r != 0)
		return r;
	/* nobody ever sits where services run */
	if (allowed && act->target.kind == WINSTATION_SERVICES)
		return WIN32_ERROR_WINSTATION_NOT_FOUND;
	return allowed ? session_state_answer(act->target.summary.state)
		       : WIN32_ERROR_ACCESS_DENIED;
}

/* Only at an active session somebody sees the message, and answers at once. */
static int wait_for_answer(struct database *store, const struct session_act *act, uint32_t patience,
	bool *ret_answered)
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

	if (!utf8_is_valid(text))
		return WIN32_ERROR_INVALID_PARAMETER;
	r = transaction_begin_write(farm->store, &transaction);
	if (r == 0)
		r = session_act_begin(farm->store, caller, server_id, id, &act);
	if (r == 0)
		r = may_send(farm->store, &act);
	if (r == 0)
		r = session_deliver(farm->store, &act, text);
	if (r == 0)
		r = wait_for_answer(farm->store, &act, patience, &answered);
	if (r == 0)
		r = transaction_commit(&transaction);
	if (r == 0)
		*ret_answered = answered;
	return r;
}

/* Who takes the messages of one session. */
struct message_taker {
	int (*take)(void *context, const struct message *message);
	void *context;
};

static int take_message(void *context, uint32_t session_id, const struct message *message)
{
	const struct message_taker *taker = context;

	(void)session_id;
	return taker->take(taker->context, message);
}

static int note_message(void *context, const struct message *message)
{
	(void)message;
	*(bool *)context = true;
	return 0;
}

static int read_inbox(
	struct database *store, const struct caller *caller, struct message_taker *taker)
{
	return store_read_messages(store, caller->server_id, caller->session_id, caller->session_id,
		take_message, taker);
}

/* Does anything wait in the caller's session, which must be there? */
static int has_messages(struct database *store, const struct caller *caller, bool *ret_has)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	struct message_taker taker = {note_message, ret_has};
	struct session_row own;
	int r = transaction_begin_read(store, &transaction);

	*ret_has = false;
	if (r == 0)
		r = store_get_session(store, caller->server_id, caller->session_id, &own);
	return r == 0 ? read_inbox(store, caller, &taker) : r;
}

int session_take_messages(struct farm *farm, const struct caller *caller,
	int (*take)(void *context, const struct message *message), void *context)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	struct message_taker taker = {take, context};
	bool has;
	int r = has_messages(farm->store, caller, &has);

	/* whoever has no mail does not write, and so waits for nobody */
	if (r != 0 || !has)
		return r;
	r = transaction_begin_write(farm->store, &transaction);
	if (r == 0)
		r = read_inbox(farm->store, caller, &taker);
	if (r == 0)
		r = store_delete_messages(farm->store, caller->server_id, caller->session_id);
	return r == 0 ? transaction_commit(&transaction) : r;
}
