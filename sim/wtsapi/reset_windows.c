/* What winsta.dll needs beyond the API. */
#include "sim/wtsapi/call.h"

BOOL WINAPI reset_session(HANDLE server, DWORD session);

BOOL WINAPI reset_session(HANDLE server, DWORD session)
{
	struct call call;
	uint32_t id;
	int r = call_begin(&call, server);

	if (r == 0)
		r = call_session(&call, session, &id);
	if (r == 0)
		r = session_reset(call.farm, &call.caller, call.server_id, id);
	return call_end(&call, r);
}
