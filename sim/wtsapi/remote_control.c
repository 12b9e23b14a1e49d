/* The session of the caller shadows another one. */
#include "sim/wtsapi/call.h"
#include "sim/wtsapi/handle.h"

static BOOL start_remote_control(HANDLE server, ULONG session)
{
	struct call call;
	uint32_t id;
	int r;

	/* why there is none, the last error says */
	if (!server)
		return FALSE;
	r = call_begin(&call, server);
	handle_close(server);
	if (r == 0)
		r = call_session(&call, session, &id);
	if (r == 0)
		r = session_shadow(call.farm, &call.caller, call.server_id, id);
	return call_end(&call, r);
}

/* Keys are pressed nowhere: WTSStopRemoteControlSession() alone ends it. */
BOOL WINAPI WTSStartRemoteControlSessionW(
	WCHAR *server, ULONG session, BYTE key, USHORT modifiers)
{
	(void)key;
	(void)modifiers;
	return start_remote_control(WTSOpenServerW(server), session);
}

BOOL WINAPI WTSStartRemoteControlSessionA(CHAR *server, ULONG session, BYTE key, USHORT modifiers)
{
	(void)key;
	(void)modifiers;
	return start_remote_control(WTSOpenServerA(server), session);
}

BOOL WINAPI WTSStopRemoteControlSession(ULONG session)
{
	struct call call;
	uint32_t id;
	int r = call_begin(&call, WTS_CURRENT_SERVER_HANDLE);

	if (r == 0)
		r = call_session(&call, session, &id);
	if (r == 0)
		r = session_stop_shadow(call.farm, &call.caller, call.server_id, id);
	return call_end(&call, r);
}
