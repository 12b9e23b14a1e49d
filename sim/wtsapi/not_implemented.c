/*
 * What else wtsapi32.dll exports. A program that imports one of these can be started, and hears
 * ERROR_CALL_NOT_IMPLEMENTED when it calls it: the answer is FALSE, no handle, or nothing.
 */
#include "sim/wtsapi/call.h"

#define NOT_IMPLEMENTED(name)                                                                      \
	BOOL WINAPI name(void);                                                                    \
	BOOL WINAPI name(void)                                                                     \
	{                                                                                          \
		return call_answer(WIN32_ERROR_CALL_NOT_IMPLEMENTED);                              \
	}

/* tokens and users */
NOT_IMPLEMENTED(QueryActiveSession)
NOT_IMPLEMENTED(QueryUserToken)
NOT_IMPLEMENTED(RegisterUsertokenForNoWinlogon)
NOT_IMPLEMENTED(WTSQueryUserToken)
NOT_IMPLEMENTED(WTSQueryUserConfigA)
NOT_IMPLEMENTED(WTSQueryUserConfigW)
NOT_IMPLEMENTED(WTSSetUserConfigA)
NOT_IMPLEMENTED(WTSSetUserConfigW)
/* listeners and their configuration */
NOT_IMPLEMENTED(WTSCreateListenerA)
NOT_IMPLEMENTED(WTSCreateListenerW)
NOT_IMPLEMENTED(WTSEnumerateListenersA)
NOT_IMPLEMENTED(WTSEnumerateListenersW)
NOT_IMPLEMENTED(WTSGetListenerSecurityA)
NOT_IMPLEMENTED(WTSGetListenerSecurityW)
NOT_IMPLEMENTED(WTSQueryListenerConfigA)
NOT_IMPLEMENTED(WTSQueryListenerConfigW)
NOT_IMPLEMENTED(WTSSetListenerSecurityA)
NOT_IMPLEMENTED(WTSSetListenerSecurityW)
NOT_IMPLEMENTED(WTSSetSessionInformationA)
NOT_IMPLEMENTED(WTSSetSessionInformationW)
/* sessions within sessions, and of other kinds */
NOT_IMPLEMENTED(WTSEnableChildSessions)
NOT_IMPLEMENTED(WTSGetChildSessionId)
NOT_IMPLEMENTED(WTSIsChildSessionsEnabled)
NOT_IMPLEMENTED(WTSSetRenderHint)
/* windows that are told of changes */
NOT_IMPLEMENTED(WTSRegisterSessionNotification)
NOT_IMPLEMENTED(WTSRegisterSessionNotificationEx)
NOT_IMPLEMENTED(WTSUnRegisterSessionNotification)
NOT_IMPLEMENTED(WTSUnRegisterSessionNotificationEx)
/* the machine, remote control, virtual channels */
NOT_IMPLEMENTED(WTSShutdownSystem)
NOT_IMPLEMENTED(WTSStartRemoteControlSessionA)
NOT_IMPLEMENTED(WTSStartRemoteControlSessionW)
NOT_IMPLEMENTED(WTSStopRemoteControlSession)
NOT_IMPLEMENTED(WTSVirtualChannelClose)
NOT_IMPLEMENTED(WTSVirtualChannelPurgeInput)
NOT_IMPLEMENTED(WTSVirtualChannelPurgeOutput)
NOT_IMPLEMENTED(WTSVirtualChannelQuery)
NOT_IMPLEMENTED(WTSVirtualChannelRead)
NOT_IMPLEMENTED(WTSVirtualChannelWrite)

/* These answer with a handle, as wide as a pointer. */
#define NO_HANDLE(name)                                                                            \
	HANDLE WINAPI name(void);                                                                  \
	HANDLE WINAPI name(void)                                                                   \
	{                                                                                          \
		call_answer(WIN32_ERROR_CALL_NOT_IMPLEMENTED);                                     \
		return NULL;                                                                       \
	}

NO_HANDLE(WTSVirtualChannelOpen)
NO_HANDLE(WTSVirtualChannelOpenEx)
