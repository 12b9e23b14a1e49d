/* The token of a session's user. */
#include "sim/wtsapi/token.h"

#include "sim/farm.h"
#include "sim/wtsapi/call.h"

/* MSDN, WTSQueryUserToken. */
enum {
	NO_TOKEN = 1008,
	PRIVILEGE_NOT_HELD = 1314
};

/* Documented: the caller must be LocalSystem, which in a farm is whoever sits in the session of the services. */
static int find_user(const struct call *call, ULONG session, struct token_user *ret_user)
{
	char spelled[NAME_BYTES];
	struct session_info own;
	struct session_summary found;
	uint32_t id;
	int r = session_query(
		call->farm, &call->caller, call->caller.server_id, call->caller.session_id, &own);

	if (r == 0 && own.kind != WINSTATION_SERVICES)
		return PRIVILEGE_NOT_HELD;
	if (r == 0)
		r = call_session(call, session, &id);
	if (r == 0)
		r = session_get(call->farm, call->caller.server_id, id, &found);
	if (r != 0)
		return r;
	if (!*found.user)
		return NO_TOKEN;
	ret_user->session = id;
	return farm_find_account(call->farm, found.user, &ret_user->account_id, spelled);
}

BOOL WINAPI WTSQueryUserToken(ULONG session, PHANDLE ret_token)
{
	struct token_user user;
	struct call call;
	int r;

	if (!ret_token)
		return call_answer(WIN32_ERROR_INVALID_PARAMETER);
	r = call_begin_look(&call, WTS_CURRENT_SERVER_HANDLE);
	if (r == 0)
		r = find_user(&call, session, &user);
	if (r == 0)
		r = token_make(&user, ret_token);
	return call_end(&call, r);
}
