/*
 * What else wtsapi32.dll exports. A program that imports one of these can be started, and is told
 * ERROR_CALL_NOT_IMPLEMENTED when it calls it: the answer is FALSE, no handle, or nothing.
 */
#include "sim/wtsapi/call.h"

/* None of the parameters is looked at. */
#pragma GCC diagnostic ignored "-Wunused-parameter"

#define NOT_IMPLEMENTED(name, parameters)                                                          \
	BOOL WINAPI name parameters                                                                \
	{                                                                                          \
		return call_answer(WIN32_ERROR_CALL_NOT_IMPLEMENTED);                              \
	}

/* A function of which no header tells. */
#define NOT_DOCUMENTED(name)                                                                       \
	BOOL WINAPI name(void);                                                                    \
	NOT_IMPLEMENTED(name, (void))

/* The answer is a handle, as wide as a pointer. */
#define NO_HANDLE(name, parameters)                                                                \
	HANDLE WINAPI name parameters                                                              \
	{                                                                                          \
		call_answer(WIN32_ERROR_CALL_NOT_IMPLEMENTED);                                     \
		return NULL;                                                                       \
	}

/* tokens and users */
NOT_DOCUMENTED(QueryActiveSession)
NOT_DOCUMENTED(QueryUserToken)
NOT_DOCUMENTED(RegisterUsertokenForNoWinlogon)

/* listeners, users and their configuration */
#define OF_BOTH_CHARSETS(AW, CH)                                                                   \
	NOT_IMPLEMENTED(WTSSetUserConfig##AW,                                                      \
		(CH * server, CH * user, WTS_CONFIG_CLASS class, CH * buffer, DWORD size))         \
	NOT_IMPLEMENTED(WTSCreateListener##AW,                                                     \
		(HANDLE server, PVOID reserved, DWORD also_reserved, CH * name,                    \
			PWTSLISTENERCONFIG##AW config, DWORD flag))                                \
	NOT_IMPLEMENTED(WTSGetListenerSecurity##AW,                                                \
		(HANDLE server, PVOID reserved, DWORD also_reserved, CH * name,                    \
			SECURITY_INFORMATION information, PSECURITY_DESCRIPTOR ret_descriptor,     \
			DWORD size, LPDWORD ret_size))                                             \
	NOT_IMPLEMENTED(WTSSetListenerSecurity##AW,                                                \
		(HANDLE server, PVOID reserved, DWORD also_reserved, CH * name,                    \
			SECURITY_INFORMATION information, PSECURITY_DESCRIPTOR descriptor))        \
	NOT_IMPLEMENTED(WTSSetSessionInformation##AW,                                              \
		(HANDLE server, DWORD session, WTS_INFO_CLASS class, CH * buffer, DWORD size))

OF_BOTH_CHARSETS(A, CHAR)
OF_BOTH_CHARSETS(W, WCHAR)

/* sessions within sessions, and of other kinds */
NOT_IMPLEMENTED(WTSEnableChildSessions, (BOOL enable))
NOT_IMPLEMENTED(WTSGetChildSessionId, (PULONG ret_session))
NOT_IMPLEMENTED(WTSIsChildSessionsEnabled, (PBOOL ret_enabled))
NOT_IMPLEMENTED(WTSSetRenderHint, (UINT64 * id, HWND window, DWORD type, DWORD size, BYTE *hint))
/* virtual channels */
NO_HANDLE(WTSVirtualChannelOpen, (HANDLE server, DWORD session, LPSTR name))
NO_HANDLE(WTSVirtualChannelOpenEx, (DWORD session, LPSTR name, DWORD flags))
NOT_IMPLEMENTED(WTSVirtualChannelClose, (HANDLE channel))
NOT_IMPLEMENTED(WTSVirtualChannelPurgeInput, (HANDLE channel))
NOT_IMPLEMENTED(WTSVirtualChannelPurgeOutput, (HANDLE channel))
NOT_IMPLEMENTED(WTSVirtualChannelQuery,
	(HANDLE channel, WTS_VIRTUAL_CLASS class, PVOID *ret_buffer, DWORD *ret_size))
NOT_IMPLEMENTED(WTSVirtualChannelRead,
	(HANDLE channel, ULONG timeout, PCHAR buffer, ULONG size, PULONG ret_read))
NOT_IMPLEMENTED(
	WTSVirtualChannelWrite, (HANDLE channel, PCHAR buffer, ULONG size, PULONG ret_written))
