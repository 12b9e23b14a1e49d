/* The token of a session's user. */
#include "sim/wtsapi/call.h"
#include "sim/wtsapi/system.h"

/* MSDN, WTSQueryUserToken. */
enum {
	NO_TOKEN = 1008,
	PRIVILEGE_NOT_HELD = 1314
};

/*
 * Documented: the caller must be LocalSystem, which in a farm is whoever sits in the session of the
 * services. A token for anybody else's process would be one of the machine's, so nobody is given one.
 */
static int find_token(const struct call *call, ULONG session)
{
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
	return *found.user ? WIN32_ERROR_CALL_NOT_IMPLEMENTED : NO_TOKEN;
}

BOOL WINAPI WTSQueryUserToken(ULONG session, PHANDLE ret_token)
{
	struct call call;
	int r;

	if (!ret_token)
		return call_answer(WIN32_ERROR_INVALID_PARAMETER);
	r = call_begin_look(&call, WTS_CURRENT_SERVER_HANDLE);
	if (r == 0)
		r = find_token(&call, session);
	return call_end(&call, r);
}
