#include "sim/wtsapi/winsta_windows.h"

#include <stdlib.h>
#include <string.h>

enum {
	/* 100 ns in a second, as in LARGE_INTEGER of time */
	TICKS = 10000000,
	FAMILY_INET = 2,
	FAMILY_INET6 = 23
};

_Static_assert(sizeof(struct winsta_information) == 1216, "as MS-TSTS has it");
_Static_assert(sizeof(struct winsta_address) == 32, "as MS-TSTS has it");

static BOOLEAN refuse_call(DWORD number)
{
	SetLastError(number);
	return FALSE;
}

/* --- Questions --- */

/* Ask wtsapi32.dll, into memory that the caller frees with WTSFreeMemory(). */
static void *query_session(HANDLE server, ULONG session, WTS_INFO_CLASS class)
{
	WCHAR *answer;
	DWORD size;

	return WTSQuerySessionInformationW(server, session, class, &answer, &size) ? answer : NULL;
}

static BOOLEAN give_information(HANDLE server, ULONG session, struct winsta_information *ret)
{
	WTSINFOW *info = query_session(server, session, WTSSessionInfo);

	if (!info)
		return FALSE;
	*ret = (struct winsta_information){
		.state = info->State,
		.session = info->SessionId,
		.connect_time = info->ConnectTime,
		.disconnect_time = info->DisconnectTime,
		.last_input_time = info->LastInputTime,
		.logon_time = info->LogonTime,
		.current_time = info->CurrentTime,
	};
	memcpy(ret->name, info->WinStationName, sizeof(info->WinStationName));
	memcpy(ret->domain, info->Domain, sizeof(info->Domain));
	memcpy(ret->user, info->UserName, sizeof(info->UserName));
	WTSFreeMemory(info);
	return TRUE;
}

static BOOLEAN give_address(HANDLE server, ULONG session, struct winsta_address *ret)
{
	WTS_CLIENT_ADDRESS *address = query_session(server, session, WTSClientAddress);

	if (!address)
		return FALSE;
	*ret = (struct winsta_address){.family = (USHORT)address->AddressFamily};
	if (address->AddressFamily == FAMILY_INET)
		memcpy(&ret->of.v4.address, address->Address + 2, sizeof(ret->of.v4.address));
	if (address->AddressFamily == FAMILY_INET6)
		memcpy(ret->of.v6.address, address->Address + 2, sizeof(ret->of.v6.address));
	WTSFreeMemory(address);
	return TRUE;
}

/* Nobody locks a session of a farm. */
static BOOLEAN give_locked_state(HANDLE server, ULONG session, ULONG *ret)
{
	struct winsta_information information;

	*ret = FALSE;
	return give_information(server, session, &information);
}

/* In seconds. */
static BOOLEAN give_idle_time(HANDLE server, ULONG session, ULONG *ret)
{
	struct winsta_information information;

	if (!give_information(server, session, &information))
		return FALSE;
	*ret = 0;
	if (information.last_input_time.QuadPart)
		*ret = (ULONG)((information.current_time.QuadPart -
				       information.last_input_time.QuadPart) /
			       TICKS);
	return TRUE;
}

static ULONG class_size(ULONG class)
{
	switch (class) {
	case WINSTA_INFORMATION:
		return sizeof(struct winsta_information);
	case WINSTA_REMOTE_ADDRESS:
		return sizeof(struct winsta_address);
	case WINSTA_LOCKED_STATE:
	case WINSTA_IDLE_TIME:
		return sizeof(ULONG);
	default:
		return 0;
	}
}

static BOOLEAN give_class(HANDLE server, ULONG session, ULONG class, void *ret)
{
	switch (class) {
	case WINSTA_INFORMATION:
		return give_information(server, session, ret);
	case WINSTA_REMOTE_ADDRESS:
		return give_address(server, session, ret);
	case WINSTA_LOCKED_STATE:
		return give_locked_state(server, session, ret);
	default:
		return give_idle_time(server, session, ret);
	}
}

BOOLEAN WINAPI WinStationQueryInformationW(HANDLE server, ULONG session, ULONG class, PVOID buffer,
	ULONG length, PULONG ret_length)
{
	ULONG size = class_size(class);
	ULONGLONG answer[sizeof(struct winsta_information) / sizeof(ULONGLONG)];

	if (class > WINSTA_CLASS_LAST || !buffer)
		return refuse_call(ERROR_INVALID_PARAMETER);
	if (!size)
		return refuse_call(ERROR_NOT_SUPPORTED);
	if (length == size && !give_class(server, session, class, answer))
		return FALSE;
	if (ret_length)
		*ret_length = size;
	if (length != size)
		return refuse_call(ERROR_INSUFFICIENT_BUFFER);
	memcpy(buffer, answer, size);
	return TRUE;
}

/* --- Lists --- */

static void copy_name(const WCHAR *name, WCHAR *ret_name)
{
	size_t length = 0;

	for (; name[length] && length < WINSTATIONNAME_LENGTH; length++)
		ret_name[length] = name[length];
	ret_name[length] = 0;
}

BOOLEAN WINAPI WinStationEnumerateW(
	HANDLE server, struct winsta_session **ret_sessions, PULONG ret_count)
{
	struct winsta_session *sessions;
	WTS_SESSION_INFOW *rows;
	DWORD count;

	if (!ret_sessions || !ret_count)
		return refuse_call(ERROR_INVALID_PARAMETER);
	if (!WTSEnumerateSessionsW(server, 0, 1, &rows, &count))
		return FALSE;
	sessions = LocalAlloc(LPTR, (count ? count : 1) * sizeof(*sessions));
	for (DWORD i = 0; sessions && i < count; i++) {
		sessions[i].session = rows[i].SessionId;
		sessions[i].state = rows[i].State;
		copy_name(rows[i].pWinStationName, sessions[i].name);
	}
	WTSFreeMemory(rows);
	if (!sessions)
		return refuse_call(ERROR_NOT_ENOUGH_MEMORY);
	*ret_sessions = sessions;
	*ret_count = count;
	return TRUE;
}

BOOLEAN WINAPI WinStationFreeMemory(PVOID memory)
{
	LocalFree(memory);
	return TRUE;
}

BOOLEAN WINAPI WinStationNameFromLogonIdW(HANDLE server, ULONG session, PWSTR ret_name)
{
	WCHAR *name;

	if (!ret_name)
		return refuse_call(ERROR_INVALID_PARAMETER);
	name = query_session(server, session, WTSWinStationName);
	if (!name)
		return FALSE;
	copy_name(name, ret_name);
	WTSFreeMemory(name);
	return TRUE;
}

/* --- Servers --- */

HANDLE WINAPI WinStationOpenServerW(PWSTR name)
{
	return WTSOpenServerW(name);
}

BOOLEAN WINAPI WinStationCloseServer(HANDLE server)
{
	WTSCloseServer(server);
	return TRUE;
}

BOOLEAN WINAPI WinStationServerPing(HANDLE server)
{
	WTS_SESSION_INFOW *rows;
	DWORD count;

	if (!WTSEnumerateSessionsW(server, 0, 1, &rows, &count))
		return FALSE;
	WTSFreeMemory(rows);
	return TRUE;
}

/* --- Acts --- */

BOOLEAN WINAPI WinStationConnectW(
	HANDLE server, ULONG session, ULONG target, PWSTR password, BOOLEAN wait)
{
	if (server != WTS_CURRENT_SERVER_HANDLE)
		return refuse_call(ERROR_NOT_SUPPORTED);
	return (BOOLEAN)WTSConnectSessionW(session, target, password, wait);
}

BOOLEAN WINAPI WinStationDisconnect(HANDLE server, ULONG session, BOOLEAN wait)
{
	return (BOOLEAN)WTSDisconnectSession(server, session, wait);
}

/* No function of wtsapi32.dll resets a session; it has one without a name. */
BOOLEAN WINAPI WinStationReset(HANDLE server, ULONG session, BOOLEAN wait)
{
	typedef BOOL WINAPI reset_function(HANDLE server, DWORD session);
	enum {
		ORDINAL = 1000
	};
	FARPROC reset = GetProcAddress(
		GetModuleHandleW(L"wtsapi32.dll"), (const char *)(uintptr_t)ORDINAL);

	(void)wait;
	if (!reset)
		return refuse_call(ERROR_CALL_NOT_IMPLEMENTED);
	return (BOOLEAN)((reset_function *)(uintptr_t)reset)(server, session);
}

BOOLEAN WINAPI WinStationShadow(
	HANDLE server, PWSTR target_server, ULONG session, BYTE key, USHORT modifiers)
{
	if (server != WTS_CURRENT_SERVER_HANDLE)
		return refuse_call(ERROR_NOT_SUPPORTED);
	return (BOOLEAN)WTSStartRemoteControlSessionW(target_server, session, key, modifiers);
}

BOOLEAN WINAPI WinStationShadowStop(HANDLE server, ULONG session, BOOLEAN wait)
{
	(void)wait;
	if (server != WTS_CURRENT_SERVER_HANDLE)
		return refuse_call(ERROR_NOT_SUPPORTED);
	return (BOOLEAN)WTSStopRemoteControlSession(session);
}

BOOLEAN WINAPI WinStationSendMessageW(HANDLE server, ULONG session, PWSTR title, ULONG title_length,
	PWSTR message, ULONG message_length, ULONG style, ULONG timeout, PULONG ret_response,
	BOOLEAN does_not_wait)
{
	return (BOOLEAN)WTSSendMessageW(server, session, title, title_length, message,
		message_length, style, timeout, ret_response, !does_not_wait);
}

BOOLEAN WINAPI WinStationShutdownSystem(HANDLE server, ULONG flags)
{
	return (BOOLEAN)WTSShutdownSystem(server, flags);
}

BOOLEAN WINAPI WinStationTerminateProcess(HANDLE server, ULONG pid, ULONG exit_code)
{
	return (BOOLEAN)WTSTerminateProcess(server, pid, exit_code);
}

BOOLEAN WINAPI WinStationWaitSystemEvent(HANDLE server, ULONG mask, PULONG ret_events)
{
	return (BOOLEAN)WTSWaitSystemEvent(server, mask, ret_events);
}

BOOLEAN WINAPI WinStationRegisterConsoleNotification(HANDLE server, HWND window, ULONG flags)
{
	return (BOOLEAN)WTSRegisterSessionNotificationEx(server, window, flags);
}

BOOLEAN WINAPI WinStationUnRegisterConsoleNotification(HANDLE server, HWND window)
{
	return (BOOLEAN)WTSUnRegisterSessionNotificationEx(server, window);
}
