/*
 * What WinPR of FreeRDP has beside Microsoft's functions. Its own functions call those of the library that
 * WTSAPI_LIBRARY names, by a table that InitWtsApi() gives.
 */
#include "sim/wtsapi/call.h"
#include "sim/wtsapi/sessions.h"

#pragma GCC diagnostic ignored "-Wunused-parameter"

DWORD WINAPI WTSGetActiveConsoleSessionId(void)
{
	return sessions_get_console();
}

BOOL WINAPI WTSStartRemoteControlSessionExW(
	WCHAR *server, ULONG session, BYTE key, USHORT modifiers, DWORD flags)
{
	return WTSStartRemoteControlSessionW(server, session, key, modifiers);
}

BOOL WINAPI WTSStartRemoteControlSessionExA(
	CHAR *server, ULONG session, BYTE key, USHORT modifiers, DWORD flags)
{
	return WTSStartRemoteControlSessionA(server, session, key, modifiers);
}

BOOL CDECL WTSLogonUser(HANDLE server, LPCSTR user, LPCSTR password, LPCSTR domain)
{
	return call_answer(WIN32_ERROR_CALL_NOT_IMPLEMENTED);
}

BOOL CDECL WTSLogoffUser(HANDLE server)
{
	return call_answer(WIN32_ERROR_CALL_NOT_IMPLEMENTED);
}

typedef void any_function(void);

/* In the order of WinPR's WtsApiFunctionTable (winpr/wtsapi.h), which only grows at its end. */
#define ENTRY(name) ((any_function *)(name))
#define BOTH(name) ENTRY(name##W), ENTRY(name##A)
static const struct {
	DWORD version, flags;
	any_function *functions[67];
} table = {
	.functions =
		{
			ENTRY(WTSStopRemoteControlSession),
			BOTH(WTSStartRemoteControlSession),
			BOTH(WTSConnectSession),
			BOTH(WTSEnumerateServers),
			BOTH(WTSOpenServer),
			BOTH(WTSOpenServerEx),
			ENTRY(WTSCloseServer),
			BOTH(WTSEnumerateSessions),
			BOTH(WTSEnumerateSessionsEx),
			BOTH(WTSEnumerateProcesses),
			ENTRY(WTSTerminateProcess),
			BOTH(WTSQuerySessionInformation),
			BOTH(WTSQueryUserConfig),
			BOTH(WTSSetUserConfig),
			BOTH(WTSSendMessage),
			ENTRY(WTSDisconnectSession),
			ENTRY(WTSLogoffSession),
			ENTRY(WTSShutdownSystem),
			ENTRY(WTSWaitSystemEvent),
			ENTRY(WTSVirtualChannelOpen),
			ENTRY(WTSVirtualChannelOpenEx),
			ENTRY(WTSVirtualChannelClose),
			ENTRY(WTSVirtualChannelRead),
			ENTRY(WTSVirtualChannelWrite),
			ENTRY(WTSVirtualChannelPurgeInput),
			ENTRY(WTSVirtualChannelPurgeOutput),
			ENTRY(WTSVirtualChannelQuery),
			ENTRY(WTSFreeMemory),
			ENTRY(WTSRegisterSessionNotification),
			ENTRY(WTSUnRegisterSessionNotification),
			ENTRY(WTSRegisterSessionNotificationEx),
			ENTRY(WTSUnRegisterSessionNotificationEx),
			ENTRY(WTSQueryUserToken),
			BOTH(WTSFreeMemoryEx),
			BOTH(WTSEnumerateProcessesEx),
			BOTH(WTSEnumerateListeners),
			BOTH(WTSQueryListenerConfig),
			BOTH(WTSCreateListener),
			BOTH(WTSSetListenerSecurity),
			BOTH(WTSGetListenerSecurity),
			ENTRY(WTSEnableChildSessions),
			ENTRY(WTSIsChildSessionsEnabled),
			ENTRY(WTSGetChildSessionId),
			ENTRY(WTSGetActiveConsoleSessionId),
			ENTRY(WTSLogonUser),
			ENTRY(WTSLogoffUser),
			BOTH(WTSStartRemoteControlSessionEx),
		},
};

const void *CDECL InitWtsApi(void)
{
	return &table;
}
