/*
 * winsta.dll: the library below wtsapi32.dll, which some programs call themselves. Structures are those of
 * MS-TSTS; declarations are public in the headers of System Informer and in Cassia.
 */
#ifndef TSFARM_SIM_WTSAPI_WINSTA_WINDOWS_H
#define TSFARM_SIM_WTSAPI_WINSTA_WINDOWS_H

#include "sim/wtsapi/wtsapi-tsfarm.h"

/* What WinStationQueryInformationW() is asked for: those of WINSTATIONINFOCLASS that a farm answers. */
enum winsta_class {
	WINSTA_INFORMATION = 8,
	WINSTA_LOCKED_STATE = 28,
	WINSTA_REMOTE_ADDRESS = 29,
	WINSTA_IDLE_TIME = 30,
	WINSTA_CLASS_LAST = 41
};

struct winsta_information {
	WTS_CONNECTSTATE_CLASS state;
	WCHAR name[WINSTATIONNAME_LENGTH + 1];
	ULONG session;
	LARGE_INTEGER connect_time, disconnect_time, last_input_time, logon_time;
	BYTE counters[1012]; /* of the protocol: 0 in a farm */
	WCHAR domain[DOMAIN_LENGTH + 1], user[USERNAME_LENGTH + 1];
	LARGE_INTEGER current_time;
};

struct winsta_address {
	USHORT family; /* 0: no client has one */
	union {
		struct {
			USHORT port;
			ULONG address; /* in the order of the network */
			BYTE zero[8];
		} v4;
		struct {
			USHORT port;
			ULONG flow;
			BYTE address[16];
			ULONG scope;
		} v6;
	} of;
};

struct winsta_session {
	ULONG session;
	WCHAR name[WINSTATIONNAME_LENGTH + 1];
	WTS_CONNECTSTATE_CLASS state;
};

/*
 * They fail as those of wtsapi32.dll do, with GetLastError(). A buffer of another size than the structure
 * has is 122, and `ret_length` (which may be NULL) says which size it is.
 */
BOOLEAN WINAPI WinStationQueryInformationW(HANDLE server, ULONG session, ULONG class, PVOID buffer,
	ULONG length, PULONG ret_length);

/* The list is freed by WinStationFreeMemory(), or by LocalFree(). */
BOOLEAN WINAPI WinStationEnumerateW(
	HANDLE server, struct winsta_session **ret_sessions, PULONG ret_count);
BOOLEAN WINAPI WinStationFreeMemory(PVOID memory);

/* `ret_name` takes WINSTATIONNAME_LENGTH + 1 units. */
BOOLEAN WINAPI WinStationNameFromLogonIdW(HANDLE server, ULONG session, PWSTR ret_name);

HANDLE WINAPI WinStationOpenServerW(PWSTR name);
BOOLEAN WINAPI WinStationCloseServer(HANDLE server);
BOOLEAN WINAPI WinStationServerPing(HANDLE server);

/* At the current server alone: 50 elsewhere. */
BOOLEAN WINAPI WinStationConnectW(
	HANDLE server, ULONG session, ULONG target, PWSTR password, BOOLEAN wait);
BOOLEAN WINAPI WinStationDisconnect(HANDLE server, ULONG session, BOOLEAN wait);
BOOLEAN WINAPI WinStationReset(HANDLE server, ULONG session, BOOLEAN wait);
BOOLEAN WINAPI WinStationShadow(
	HANDLE server, PWSTR target_server, ULONG session, BYTE key, USHORT modifiers);
BOOLEAN WINAPI WinStationShadowStop(HANDLE server, ULONG session, BOOLEAN wait);
BOOLEAN WINAPI WinStationSendMessageW(HANDLE server, ULONG session, PWSTR title, ULONG title_length,
	PWSTR message, ULONG message_length, ULONG style, ULONG timeout, PULONG ret_response,
	BOOLEAN does_not_wait);
BOOLEAN WINAPI WinStationShutdownSystem(HANDLE server, ULONG flags);
BOOLEAN WINAPI WinStationTerminateProcess(HANDLE server, ULONG pid, ULONG exit_code);
BOOLEAN WINAPI WinStationWaitSystemEvent(HANDLE server, ULONG mask, PULONG ret_events);
BOOLEAN WINAPI WinStationRegisterConsoleNotification(HANDLE server, HWND window, ULONG flags);
BOOLEAN WINAPI WinStationUnRegisterConsoleNotification(HANDLE server, HWND window);

#endif
