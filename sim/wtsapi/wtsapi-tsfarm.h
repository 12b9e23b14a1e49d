/*
 * The Terminal Services API of Windows (wtsapi32) on a simulated farm.
 *
 * On Windows this is what `wtsapi32.dll` of tsfarm exports in place of Microsoft's; elsewhere it is
 * libwtsapi-tsfarm, so that a program written for the API links natively. Who calls, and which farm
 * it is, comes from the environment: TSFARM_DB, TSFARM_SERVER, TSFARM_SESSION. Names, types and
 * numbers are Microsoft's (wtsapi32.h in the Platform SDK, which documents each function); what is
 * particular to a farm stands at the function.
 *
 * Functions return FALSE (or 0) when they fail, and GetLastError() says why:
 *   2 no farm file of that name            5 a right is missing (the same rules as for `logoff`)
 *   6 no handle of WTSOpenServer()         8 out of memory
 *   11 the file is no farm                 33 locked by another process for five seconds
 *   50 not supported by a farm             87 an argument that the documentation forbids
 *   120 not implemented                    1062 no farm: a variable of the environment is missing
 *   1306 a farm of a newer tsfarm          1392 the farm is damaged
 *   1784 NULL for what WTSQuerySessionInformation() gives
 *   1722 no server of that name answers    7001 and up: as a Terminal Server gives them
 * When they succeed, GetLastError() stays as it was. WTSEnumerateProcesses() and its like set it to 0.
 * What is returned in a buffer belongs to the caller, who frees it with WTSFreeMemory().
 *
 * All functions may be called from several threads at once.
 */
#ifndef WTSAPI_TSFARM_H
#define WTSAPI_TSFARM_H

#ifdef _WIN32
#include <windows.h>
/* in place of the system's wtsapi32.h, which declares less in some SDKs */
#define _INC_WTSAPI
#else
#include <stdint.h>
#include <uchar.h>

#define WINAPI
#define CDECL
#define TRUE 1
#define FALSE 0
#define MAX_PATH 260
typedef int BOOL;
typedef uint8_t BYTE;
typedef uint16_t USHORT;
typedef uint32_t DWORD, ULONG, UINT, SECURITY_INFORMATION;
typedef uint64_t UINT64;
typedef int32_t LONG, INT;
typedef char CHAR;
typedef char16_t WCHAR; /* write literals as u"..." */
typedef CHAR *LPSTR, *PSTR, *PCHAR;
typedef const CHAR *LPCSTR;
typedef WCHAR *LPWSTR, *PWSTR;
typedef const WCHAR *LPCWSTR;
typedef BOOL *PBOOL;
typedef DWORD *PDWORD, *LPDWORD;
typedef ULONG *PULONG;
typedef void *HANDLE, *HWND, *PVOID, *LPVOID, *PSID, *PSECURITY_DESCRIPTOR;
typedef HANDLE *PHANDLE;
typedef union {
	struct {
		DWORD LowPart;
		LONG HighPart;
	} u;
	int64_t QuadPart;
} LARGE_INTEGER; /* of time: 100 ns since 1601, UTC */
#endif

#ifdef __cplusplus
extern "C" {
#endif

#define WTS_CURRENT_SERVER ((HANDLE)0)
#define WTS_CURRENT_SERVER_HANDLE ((HANDLE)0)
#define WTS_CURRENT_SERVER_NAME 0
#define WTS_CURRENT_SESSION ((DWORD)-1)
#define WTS_ANY_SESSION ((DWORD)-2)
#ifndef LOGONID_CURRENT
#define LOGONID_CURRENT ((ULONG)-1)
#endif

#define USERNAME_LENGTH 20
#define CLIENTNAME_LENGTH 20
#define CLIENTADDRESS_LENGTH 30
#define WINSTATIONNAME_LENGTH 32
#define DOMAIN_LENGTH 17
#define MAX_ELAPSED_TIME_LENGTH 15
#define MAX_DATE_TIME_LENGTH 56
#define WTS_DRIVE_LENGTH 3
#define WTS_LISTENER_NAME_LENGTH 32
#define WTS_COMMENT_LENGTH 60
#define PRODUCTINFO_COMPANYNAME_LENGTH 256
#define PRODUCTINFO_PRODUCTID_LENGTH 4
#define VALIDATIONINFORMATION_LICENSE_LENGTH 16384
#define VALIDATIONINFORMATION_HARDWAREID_LENGTH 20

#ifndef IDTIMEOUT
#define IDTIMEOUT 32000
#endif
#ifndef IDASYNC
#define IDASYNC 32001
#endif

#define WTS_PROTOCOL_TYPE_CONSOLE 0
#define WTS_PROTOCOL_TYPE_ICA 1
#define WTS_PROTOCOL_TYPE_RDP 2

#define WTS_WSD_LOGOFF 0x1
#define WTS_WSD_SHUTDOWN 0x2
#define WTS_WSD_REBOOT 0x4
#define WTS_WSD_POWEROFF 0x8
#define WTS_WSD_FASTREBOOT 0x10

#define REMOTECONTROL_KBDSHIFT_HOTKEY 0x1
#define REMOTECONTROL_KBDCTRL_HOTKEY 0x2
#define REMOTECONTROL_KBDALT_HOTKEY 0x4

#define NOTIFY_FOR_THIS_SESSION 0
#define NOTIFY_FOR_ALL_SESSIONS 1

#define WTS_PROCESS_INFO_LEVEL_0 0
#define WTS_PROCESS_INFO_LEVEL_1 1

#define WTS_LISTENER_CREATE 0x1
#define WTS_LISTENER_UPDATE 0x10

#define WTS_CHANNEL_OPTION_DYNAMIC 0x1
#define WTS_CHANNEL_OPTION_DYNAMIC_PRI_LOW 0x0
#define WTS_CHANNEL_OPTION_DYNAMIC_PRI_MED 0x2
#define WTS_CHANNEL_OPTION_DYNAMIC_PRI_HIGH 0x4
#define WTS_CHANNEL_OPTION_DYNAMIC_PRI_REAL 0x6
#define WTS_CHANNEL_OPTION_DYNAMIC_NO_COMPRESS 0x8

/* The rights over sessions, in the bits that Windows gives them (MS-TSTS 6.5). */
#define WTS_SECURITY_QUERY_INFORMATION 0x1
#define WTS_SECURITY_SET_INFORMATION 0x2
#define WTS_SECURITY_RESET 0x4
#define WTS_SECURITY_VIRTUAL_CHANNELS 0x8
#define WTS_SECURITY_REMOTE_CONTROL 0x10
#define WTS_SECURITY_LOGON 0x20
#define WTS_SECURITY_LOGOFF 0x40
#define WTS_SECURITY_MESSAGE 0x80
#define WTS_SECURITY_CONNECT 0x100
#define WTS_SECURITY_DISCONNECT 0x200
#define WTS_SECURITY_GUEST_ACCESS WTS_SECURITY_LOGON
#define WTS_SECURITY_CURRENT_GUEST_ACCESS (WTS_SECURITY_VIRTUAL_CHANNELS | WTS_SECURITY_LOGOFF)
#define WTS_SECURITY_USER_ACCESS                                                                   \
	(WTS_SECURITY_CURRENT_GUEST_ACCESS | WTS_SECURITY_QUERY_INFORMATION | WTS_SECURITY_CONNECT)
#define WTS_SECURITY_CURRENT_USER_ACCESS                                                           \
	(WTS_SECURITY_SET_INFORMATION | WTS_SECURITY_RESET | WTS_SECURITY_VIRTUAL_CHANNELS |       \
		WTS_SECURITY_LOGOFF | WTS_SECURITY_DISCONNECT)
#define WTS_SECURITY_ALL_ACCESS 0xF03BF

#define WTS_SESSIONSTATE_UNKNOWN 0xFFFFFFFF
#define WTS_SESSIONSTATE_LOCK 0
#define WTS_SESSIONSTATE_UNLOCK 1

#define WTS_EVENT_NONE 0x0
#define WTS_EVENT_CREATE 0x1
#define WTS_EVENT_DELETE 0x2
#define WTS_EVENT_RENAME 0x4
#define WTS_EVENT_CONNECT 0x8
#define WTS_EVENT_DISCONNECT 0x10
#define WTS_EVENT_LOGON 0x20
#define WTS_EVENT_LOGOFF 0x40
#define WTS_EVENT_STATECHANGE 0x80
#define WTS_EVENT_LICENSE 0x100
#define WTS_EVENT_ALL 0x7fffffff
#define WTS_EVENT_FLUSH 0x80000000

typedef enum {
	WTSActive,
	WTSConnected,
	WTSConnectQuery,
	WTSShadow,
	WTSDisconnected,
	WTSIdle,
	WTSListen,
	WTSReset,
	WTSDown,
	WTSInit
} WTS_CONNECTSTATE_CLASS;

typedef enum {
	WTSInitialProgram,
	WTSApplicationName,
	WTSWorkingDirectory,
	WTSOEMId,
	WTSSessionId,
	WTSUserName,
	WTSWinStationName,
	WTSDomainName,
	WTSConnectState,
	WTSClientBuildNumber,
	WTSClientName,
	WTSClientDirectory,
	WTSClientProductId,
	WTSClientHardwareId,
	WTSClientAddress,
	WTSClientDisplay,
	WTSClientProtocolType,
	WTSIdleTime,
	WTSLogonTime,
	WTSIncomingBytes,
	WTSOutgoingBytes,
	WTSIncomingFrames,
	WTSOutgoingFrames,
	WTSClientInfo,
	WTSSessionInfo,
	WTSSessionInfoEx,
	WTSConfigInfo,
	WTSValidationInfo,
	WTSSessionAddressV4,
	WTSIsRemoteSession
} WTS_INFO_CLASS;

typedef enum {
	WTSTypeProcessInfoLevel0,
	WTSTypeProcessInfoLevel1,
	WTSTypeSessionInfoLevel1
} WTS_TYPE_CLASS;

typedef enum {
	WTSUserConfigInitialProgram,
	WTSUserConfigWorkingDirectory,
	WTSUserConfigfInheritInitialProgram,
	WTSUserConfigfAllowLogonTerminalServer,
	WTSUserConfigTimeoutSettingsConnections,
	WTSUserConfigTimeoutSettingsDisconnections,
	WTSUserConfigTimeoutSettingsIdle,
	WTSUserConfigfDeviceClientDrives,
	WTSUserConfigfDeviceClientPrinters,
	WTSUserConfigfDeviceClientDefaultPrinter,
	WTSUserConfigBrokenTimeoutSettings,
	WTSUserConfigReconnectSettings,
	WTSUserConfigModemCallbackSettings,
	WTSUserConfigModemCallbackPhoneNumber,
	WTSUserConfigShadowingSettings,
	WTSUserConfigTerminalServerProfilePath,
	WTSUserConfigTerminalServerHomeDir,
	WTSUserConfigTerminalServerHomeDirDrive,
	WTSUserConfigfTerminalServerRemoteHomeDir,
	WTSUserConfigUser
} WTS_CONFIG_CLASS;

typedef enum {
	WTSUserConfigSourceSAM
} WTS_CONFIG_SOURCE;

typedef enum {
	WTSVirtualClientData,
	WTSVirtualFileHandle
} WTS_VIRTUAL_CLASS;

typedef struct {
	DWORD AddressFamily; /* 2 (AF_INET): its four bytes begin at Address[2]; 0: none is known */
	BYTE Address[20];
} WTS_CLIENT_ADDRESS, *PWTS_CLIENT_ADDRESS;

typedef struct {
	DWORD AddressFamily;
	BYTE Address[20];
} WTS_SESSION_ADDRESS, *PWTS_SESSION_ADDRESS;

typedef struct {
	DWORD HorizontalResolution, VerticalResolution, ColorDepth;
} WTS_CLIENT_DISPLAY, *PWTS_CLIENT_DISPLAY;

/* The structures that hold text, in wide (W) and in ANSI characters (A; UTF-8 but on Windows). */
#define WTSAPI_STRUCTURES(AW, CH)                                                                  \
	typedef struct {                                                                           \
		CH *pServerName;                                                                   \
	} WTS_SERVER_INFO##AW, *PWTS_SERVER_INFO##AW;                                              \
	typedef struct {                                                                           \
		DWORD SessionId;                                                                   \
		CH *pWinStationName;                                                               \
		WTS_CONNECTSTATE_CLASS State;                                                      \
	} WTS_SESSION_INFO##AW, *PWTS_SESSION_INFO##AW;                                            \
	typedef struct {                                                                           \
		DWORD ExecEnvId;                                                                   \
		WTS_CONNECTSTATE_CLASS State;                                                      \
		DWORD SessionId;                                                                   \
		CH *pSessionName, *pHostName, *pUserName, *pDomainName, *pFarmName;                \
	} WTS_SESSION_INFO_1##AW, *PWTS_SESSION_INFO_1##AW;                                        \
	typedef struct {                                                                           \
		DWORD SessionId, ProcessId;                                                        \
		CH *pProcessName;                                                                  \
		PSID pUserSid;                                                                     \
	} WTS_PROCESS_INFO##AW, *PWTS_PROCESS_INFO##AW;                                            \
	typedef struct {                                                                           \
		DWORD SessionId, ProcessId;                                                        \
		CH *pProcessName;                                                                  \
		PSID pUserSid;                                                                     \
		DWORD NumberOfThreads, HandleCount, PagefileUsage, PeakPagefileUsage;              \
		DWORD WorkingSetSize, PeakWorkingSetSize;                                          \
		LARGE_INTEGER UserTime, KernelTime;                                                \
	} WTS_PROCESS_INFO_EX##AW, *PWTS_PROCESS_INFO_EX##AW;                                      \
	typedef struct {                                                                           \
		CH ClientName[CLIENTNAME_LENGTH + 1], Domain[DOMAIN_LENGTH + 1];                   \
		CH UserName[USERNAME_LENGTH + 1];                                                  \
		CH WorkDirectory[MAX_PATH + 1], InitialProgram[MAX_PATH + 1];                      \
		BYTE EncryptionLevel;                                                              \
		ULONG ClientAddressFamily;                                                         \
		USHORT ClientAddress[CLIENTADDRESS_LENGTH + 1];                                    \
		USHORT HRes, VRes, ColorDepth;                                                     \
		CH ClientDirectory[MAX_PATH + 1];                                                  \
		ULONG ClientBuildNumber, ClientHardwareId;                                         \
		USHORT ClientProductId, OutBufCountHost, OutBufCountClient, OutBufLength;          \
		CH DeviceId[MAX_PATH + 1];                                                         \
	} WTSCLIENT##AW, *PWTSCLIENT##AW;                                                          \
	typedef struct {                                                                           \
		WTS_CONNECTSTATE_CLASS State;                                                      \
		DWORD SessionId, IncomingBytes, OutgoingBytes, IncomingFrames, OutgoingFrames;     \
		DWORD IncomingCompressedBytes, OutgoingCompressedBytes;                            \
		CH WinStationName[WINSTATIONNAME_LENGTH], Domain[DOMAIN_LENGTH];                   \
		CH UserName[USERNAME_LENGTH + 1];                                                  \
		LARGE_INTEGER ConnectTime, DisconnectTime, LastInputTime, LogonTime, CurrentTime;  \
	} WTSINFO##AW, *PWTSINFO##AW;                                                              \
	typedef struct {                                                                           \
		ULONG SessionId;                                                                   \
		WTS_CONNECTSTATE_CLASS SessionState;                                               \
		LONG SessionFlags;                                                                 \
		CH WinStationName[WINSTATIONNAME_LENGTH + 1], UserName[USERNAME_LENGTH + 1];       \
		CH DomainName[DOMAIN_LENGTH + 1];                                                  \
		LARGE_INTEGER LogonTime, ConnectTime, DisconnectTime, LastInputTime, CurrentTime;  \
		DWORD IncomingBytes, OutgoingBytes, IncomingFrames, OutgoingFrames;                \
		DWORD IncomingCompressedBytes, OutgoingCompressedBytes;                            \
	} WTSINFOEX_LEVEL1_##AW, *PWTSINFOEX_LEVEL1_##AW;                                          \
	typedef union {                                                                            \
		WTSINFOEX_LEVEL1_##AW WTSInfoExLevel1;                                             \
	} WTSINFOEX_LEVEL_##AW, *PWTSINFOEX_LEVEL_##AW;                                            \
	typedef struct {                                                                           \
		DWORD Level;                                                                       \
		WTSINFOEX_LEVEL_##AW Data;                                                         \
	} WTSINFOEX##AW, *PWTSINFOEX##AW;                                                          \
	typedef struct {                                                                           \
		ULONG version, fConnectClientDrivesAtLogon, fConnectPrinterAtLogon;                \
		ULONG fDisablePrinterRedirection, fDisableDefaultMainClientPrinter,                \
			ShadowSettings;                                                            \
		CH LogonUserName[USERNAME_LENGTH + 1], LogonDomain[DOMAIN_LENGTH + 1];             \
		CH WorkDirectory[MAX_PATH + 1], InitialProgram[MAX_PATH + 1];                      \
		CH ApplicationName[MAX_PATH + 1];                                                  \
	} WTSCONFIGINFO##AW, *PWTSCONFIGINFO##AW;                                                  \
	typedef struct {                                                                           \
		CH CompanyName[PRODUCTINFO_COMPANYNAME_LENGTH];                                    \
		CH ProductID[PRODUCTINFO_PRODUCTID_LENGTH];                                        \
	} PRODUCT_INFO##AW;                                                                        \
	typedef struct {                                                                           \
		PRODUCT_INFO##AW ProductInfo;                                                      \
		BYTE License[VALIDATIONINFORMATION_LICENSE_LENGTH];                                \
		DWORD LicenseLength;                                                               \
		BYTE HardwareID[VALIDATIONINFORMATION_HARDWAREID_LENGTH];                          \
		DWORD HardwareIDLength;                                                            \
	} WTS_VALIDATION_INFORMATION##AW, *PWTS_VALIDATION_INFORMATION##AW;                        \
	typedef struct {                                                                           \
		DWORD Source, InheritInitialProgram, AllowLogonTerminalServer;                     \
		DWORD TimeoutSettingsConnections, TimeoutSettingsDisconnections;                   \
		DWORD TimeoutSettingsIdle, DeviceClientDrives, DeviceClientPrinters;               \
		DWORD ClientDefaultPrinter, BrokenTimeoutSettings, ReconnectSettings;              \
		DWORD ShadowingSettings, TerminalServerRemoteHomeDir;                              \
		CH InitialProgram[MAX_PATH + 1], WorkDirectory[MAX_PATH + 1];                      \
		CH TerminalServerProfilePath[MAX_PATH + 1], TerminalServerHomeDir[MAX_PATH + 1];   \
		CH TerminalServerHomeDirDrive[WTS_DRIVE_LENGTH + 1];                               \
	} WTSUSERCONFIG##AW, *PWTSUSERCONFIG##AW;                                                  \
	typedef CH WTSLISTENERNAME##AW[WTS_LISTENER_NAME_LENGTH + 1];                              \
	typedef WTSLISTENERNAME##AW *PWTSLISTENERNAME##AW;                                         \
	typedef struct {                                                                           \
		ULONG version, fEnableListener, MaxConnectionCount, fPromptForPassword;            \
		ULONG fInheritColorDepth, ColorDepth, fInheritBrokenTimeoutSettings;               \
		ULONG BrokenTimeoutSettings, fDisablePrinterRedirection, fDisableDriveRedirection; \
		ULONG fDisableComPortRedirection, fDisableLPTPortRedirection;                      \
		ULONG fDisableClipboardRedirection, fDisableAudioRedirection;                      \
		ULONG fDisablePNPRedirection, fDisableDefaultMainClientPrinter;                    \
		ULONG LanAdapter, PortNumber, fInheritShadowSettings, ShadowSettings;              \
		ULONG TimeoutSettingsConnection, TimeoutSettingsDisconnection;                     \
		ULONG TimeoutSettingsIdle, SecurityLayer, MinEncryptionLevel, UserAuthentication;  \
		CH Comment[WTS_COMMENT_LENGTH + 1], LogonUserName[USERNAME_LENGTH + 1];            \
		CH LogonDomain[DOMAIN_LENGTH + 1], WorkDirectory[MAX_PATH + 1];                    \
		CH InitialProgram[MAX_PATH + 1];                                                   \
	} WTSLISTENERCONFIG##AW, *PWTSLISTENERCONFIG##AW;

/* The functions that take or give text. */
#define WTSAPI_FUNCTIONS(AW, CH)                                                                   \
	BOOL WINAPI WTSEnumerateServers##AW(CH *pDomainName, DWORD Reserved, DWORD Version,        \
		WTS_SERVER_INFO##AW **ppServerInfo, DWORD *pCount);                                \
	HANDLE WINAPI WTSOpenServer##AW(CH *pServerName);                                          \
	HANDLE WINAPI WTSOpenServerEx##AW(CH *pServerName);                                        \
	BOOL WINAPI WTSEnumerateSessions##AW(HANDLE hServer, DWORD Reserved, DWORD Version,        \
		WTS_SESSION_INFO##AW **ppSessionInfo, DWORD *pCount);                              \
	BOOL WINAPI WTSEnumerateSessionsEx##AW(HANDLE hServer, DWORD *pLevel, DWORD Filter,        \
		WTS_SESSION_INFO_1##AW **ppSessionInfo, DWORD *pCount);                            \
	BOOL WINAPI WTSEnumerateProcesses##AW(HANDLE hServer, DWORD Reserved, DWORD Version,       \
		WTS_PROCESS_INFO##AW **ppProcessInfo, DWORD *pCount);                              \
	BOOL WINAPI WTSEnumerateProcessesEx##AW(HANDLE hServer, DWORD *pLevel, DWORD SessionId,    \
		CH **ppProcessInfo, DWORD *pCount);                                                \
	BOOL WINAPI WTSQuerySessionInformation##AW(HANDLE hServer, DWORD SessionId,                \
		WTS_INFO_CLASS WTSInfoClass, CH **ppBuffer, DWORD *pBytesReturned);                \
	BOOL WINAPI WTSSendMessage##AW(HANDLE hServer, DWORD SessionId, CH *pTitle,                \
		DWORD TitleLength, CH *pMessage, DWORD MessageLength, DWORD Style, DWORD Timeout,  \
		DWORD *pResponse, BOOL bWait);                                                     \
	BOOL WINAPI WTSConnectSession##AW(                                                         \
		ULONG LogonId, ULONG TargetLogonId, CH *pPassword, BOOL bWait);                    \
	BOOL WINAPI WTSFreeMemoryEx##AW(                                                           \
		WTS_TYPE_CLASS WTSTypeClass, PVOID pMemory, ULONG NumberOfEntries);                \
	BOOL WINAPI WTSStartRemoteControlSession##AW(CH *pTargetServerName, ULONG TargetLogonId,   \
		BYTE HotkeyVk, USHORT HotkeyModifiers);                                            \
	BOOL WINAPI WTSQueryUserConfig##AW(CH *pServerName, CH *pUserName,                         \
		WTS_CONFIG_CLASS WTSConfigClass, CH **ppBuffer, DWORD *pBytesReturned);            \
	BOOL WINAPI WTSSetUserConfig##AW(CH *pServerName, CH *pUserName,                           \
		WTS_CONFIG_CLASS WTSConfigClass, CH *pBuffer, DWORD DataLength);                   \
	BOOL WINAPI WTSEnumerateListeners##AW(HANDLE hServer, PVOID pReserved, DWORD Reserved,     \
		PWTSLISTENERNAME##AW pListeners, DWORD *pCount);                                   \
	BOOL WINAPI WTSQueryListenerConfig##AW(HANDLE hServer, PVOID pReserved, DWORD Reserved,    \
		CH *pListenerName, PWTSLISTENERCONFIG##AW pBuffer);                                \
	BOOL WINAPI WTSCreateListener##AW(HANDLE hServer, PVOID pReserved, DWORD Reserved,         \
		CH *pListenerName, PWTSLISTENERCONFIG##AW pBuffer, DWORD flag);                    \
	BOOL WINAPI WTSSetListenerSecurity##AW(HANDLE hServer, PVOID pReserved, DWORD Reserved,    \
		CH *pListenerName, SECURITY_INFORMATION SecurityInformation,                       \
		PSECURITY_DESCRIPTOR pSecurityDescriptor);                                         \
	BOOL WINAPI WTSGetListenerSecurity##AW(HANDLE hServer, PVOID pReserved, DWORD Reserved,    \
		CH *pListenerName, SECURITY_INFORMATION SecurityInformation,                       \
		PSECURITY_DESCRIPTOR pSecurityDescriptor, DWORD nLength, LPDWORD lpnLengthNeeded); \
	BOOL WINAPI WTSSetSessionInformation##AW(HANDLE hServer, DWORD SessionId,                  \
		WTS_INFO_CLASS WTSInfoClass, CH *pBuffer, DWORD DataLength);

WTSAPI_STRUCTURES(W, WCHAR)
WTSAPI_STRUCTURES(A, CHAR)
WTSAPI_FUNCTIONS(W, WCHAR)
WTSAPI_FUNCTIONS(A, CHAR)

/*
 * Accepts handles that are closed already. The farm's file stays open between calls; for
 * WTS_CURRENT_SERVER_HANDLE it is closed until the next one, so that Windows lets others replace it.
 */
void WINAPI WTSCloseServer(HANDLE hServer);

/* Both return when it is done, whatever `bWait` says: in a farm nothing takes time. */
BOOL WINAPI WTSLogoffSession(HANDLE hServer, DWORD SessionId, BOOL bWait);
BOOL WINAPI WTSDisconnectSession(HANDLE hServer, DWORD SessionId, BOOL bWait);

BOOL WINAPI WTSTerminateProcess(HANDLE hServer, DWORD ProcessId, DWORD ExitCode);

/* Waits for what any process does to the farm from the call on. */
BOOL WINAPI WTSWaitSystemEvent(HANDLE hServer, DWORD EventMask, DWORD *pEventFlags);

/* Accepts NULL. */
void WINAPI WTSFreeMemory(PVOID pMemory);

BOOL WINAPI WTSShutdownSystem(HANDLE hServer, DWORD ShutdownFlag);
BOOL WINAPI WTSStopRemoteControlSession(ULONG LogonId);
BOOL WINAPI WTSQueryUserToken(ULONG SessionId, PHANDLE phToken);
BOOL WINAPI WTSRegisterSessionNotification(HWND hWnd, DWORD dwFlags);
BOOL WINAPI WTSUnRegisterSessionNotification(HWND hWnd);
BOOL WINAPI WTSRegisterSessionNotificationEx(HANDLE hServer, HWND hWnd, DWORD dwFlags);
BOOL WINAPI WTSUnRegisterSessionNotificationEx(HANDLE hServer, HWND hWnd);
HANDLE WINAPI WTSVirtualChannelOpen(HANDLE hServer, DWORD SessionId, LPSTR pVirtualName);
HANDLE WINAPI WTSVirtualChannelOpenEx(DWORD SessionId, LPSTR pVirtualName, DWORD flags);
BOOL WINAPI WTSVirtualChannelClose(HANDLE hChannelHandle);
BOOL WINAPI WTSVirtualChannelRead(
	HANDLE hChannelHandle, ULONG TimeOut, PCHAR Buffer, ULONG BufferSize, PULONG pBytesRead);
BOOL WINAPI WTSVirtualChannelWrite(
	HANDLE hChannelHandle, PCHAR Buffer, ULONG Length, PULONG pBytesWritten);
BOOL WINAPI WTSVirtualChannelPurgeInput(HANDLE hChannelHandle);
BOOL WINAPI WTSVirtualChannelPurgeOutput(HANDLE hChannelHandle);
BOOL WINAPI WTSVirtualChannelQuery(HANDLE hChannelHandle, WTS_VIRTUAL_CLASS WtsVirtualClass,
	PVOID *ppBuffer, DWORD *pBytesReturned);
BOOL WINAPI WTSEnableChildSessions(BOOL bEnable);
BOOL WINAPI WTSIsChildSessionsEnabled(PBOOL pbEnabled);
BOOL WINAPI WTSGetChildSessionId(PULONG pSessionId);
BOOL WINAPI WTSSetRenderHint(UINT64 *pRenderHintID, HWND hwndOwner, DWORD renderHintType,
	DWORD cbHintDataLength, BYTE *pHintData);

#ifndef _WIN32
/* Of the calling thread, as on Windows. */
DWORD GetLastError(void);
void SetLastError(DWORD dwErrCode);

/* The session at the console of the current server; 0xFFFFFFFF when there is none. */
DWORD WINAPI WTSGetActiveConsoleSessionId(void);

/* What WinPR (FreeRDP) has in addition. */
#define REMOTECONTROL_FLAG_DISABLE_KEYBOARD 0x1
#define REMOTECONTROL_FLAG_DISABLE_MOUSE 0x2
#define REMOTECONTROL_FLAG_DISABLE_INPUT                                                           \
	(REMOTECONTROL_FLAG_DISABLE_KEYBOARD | REMOTECONTROL_FLAG_DISABLE_MOUSE)
BOOL WINAPI WTSStartRemoteControlSessionExW(WCHAR *pTargetServerName, ULONG TargetLogonId,
	BYTE HotkeyVk, USHORT HotkeyModifiers, DWORD flags);
BOOL WINAPI WTSStartRemoteControlSessionExA(CHAR *pTargetServerName, ULONG TargetLogonId,
	BYTE HotkeyVk, USHORT HotkeyModifiers, DWORD flags);
BOOL CDECL WTSLogonUser(HANDLE hServer, LPCSTR username, LPCSTR password, LPCSTR domain);
BOOL CDECL WTSLogoffUser(HANDLE hServer);

/* The functions as a table, which WinPR asks of the library that WTSAPI_LIBRARY names. */
const void *CDECL InitWtsApi(void);
#endif

/* The names without A and W, as the SDK gives them: wide when UNICODE is defined. */
#ifdef UNICODE
#define WTSAPI_NAME(name) name##W
#else
#define WTSAPI_NAME(name) name##A
#endif
#define WTS_SERVER_INFO WTSAPI_NAME(WTS_SERVER_INFO)
#define PWTS_SERVER_INFO WTSAPI_NAME(PWTS_SERVER_INFO)
#define WTS_SESSION_INFO WTSAPI_NAME(WTS_SESSION_INFO)
#define PWTS_SESSION_INFO WTSAPI_NAME(PWTS_SESSION_INFO)
#define WTS_SESSION_INFO_1 WTSAPI_NAME(WTS_SESSION_INFO_1)
#define PWTS_SESSION_INFO_1 WTSAPI_NAME(PWTS_SESSION_INFO_1)
#define WTS_PROCESS_INFO WTSAPI_NAME(WTS_PROCESS_INFO)
#define PWTS_PROCESS_INFO WTSAPI_NAME(PWTS_PROCESS_INFO)
#define WTS_PROCESS_INFO_EX WTSAPI_NAME(WTS_PROCESS_INFO_EX)
#define PWTS_PROCESS_INFO_EX WTSAPI_NAME(PWTS_PROCESS_INFO_EX)
#define WTSCLIENT WTSAPI_NAME(WTSCLIENT)
#define PWTSCLIENT WTSAPI_NAME(PWTSCLIENT)
#define WTSINFO WTSAPI_NAME(WTSINFO)
#define PWTSINFO WTSAPI_NAME(PWTSINFO)
#define WTSINFOEX WTSAPI_NAME(WTSINFOEX)
#define PWTSINFOEX WTSAPI_NAME(PWTSINFOEX)
#define WTSINFOEX_LEVEL WTSAPI_NAME(WTSINFOEX_LEVEL_)
#define PWTSINFOEX_LEVEL WTSAPI_NAME(PWTSINFOEX_LEVEL_)
#define WTSINFOEX_LEVEL1 WTSAPI_NAME(WTSINFOEX_LEVEL1_)
#define PWTSINFOEX_LEVEL1 WTSAPI_NAME(PWTSINFOEX_LEVEL1_)
#define WTSCONFIGINFO WTSAPI_NAME(WTSCONFIGINFO)
#define PWTSCONFIGINFO WTSAPI_NAME(PWTSCONFIGINFO)
#define PRODUCT_INFO WTSAPI_NAME(PRODUCT_INFO)
#define WTS_VALIDATION_INFORMATION WTSAPI_NAME(WTS_VALIDATION_INFORMATION)
#define PWTS_VALIDATION_INFORMATION WTSAPI_NAME(PWTS_VALIDATION_INFORMATION)
#define WTSUSERCONFIG WTSAPI_NAME(WTSUSERCONFIG)
#define PWTSUSERCONFIG WTSAPI_NAME(PWTSUSERCONFIG)
#define WTSLISTENERNAME WTSAPI_NAME(WTSLISTENERNAME)
#define PWTSLISTENERNAME WTSAPI_NAME(PWTSLISTENERNAME)
#define WTSLISTENERCONFIG WTSAPI_NAME(WTSLISTENERCONFIG)
#define PWTSLISTENERCONFIG WTSAPI_NAME(PWTSLISTENERCONFIG)
#define WTSEnumerateServers WTSAPI_NAME(WTSEnumerateServers)
#define WTSOpenServer WTSAPI_NAME(WTSOpenServer)
#define WTSOpenServerEx WTSAPI_NAME(WTSOpenServerEx)
#define WTSEnumerateSessions WTSAPI_NAME(WTSEnumerateSessions)
#define WTSEnumerateSessionsEx WTSAPI_NAME(WTSEnumerateSessionsEx)
#define WTSEnumerateProcesses WTSAPI_NAME(WTSEnumerateProcesses)
#define WTSEnumerateProcessesEx WTSAPI_NAME(WTSEnumerateProcessesEx)
#define WTSQuerySessionInformation WTSAPI_NAME(WTSQuerySessionInformation)
#define WTSSendMessage WTSAPI_NAME(WTSSendMessage)
#define WTSConnectSession WTSAPI_NAME(WTSConnectSession)
#define WTSFreeMemoryEx WTSAPI_NAME(WTSFreeMemoryEx)
#define WTSStartRemoteControlSession WTSAPI_NAME(WTSStartRemoteControlSession)
#define WTSStartRemoteControlSessionEx WTSAPI_NAME(WTSStartRemoteControlSessionEx)
#define WTSQueryUserConfig WTSAPI_NAME(WTSQueryUserConfig)
#define WTSSetUserConfig WTSAPI_NAME(WTSSetUserConfig)
#define WTSEnumerateListeners WTSAPI_NAME(WTSEnumerateListeners)
#define WTSQueryListenerConfig WTSAPI_NAME(WTSQueryListenerConfig)
#define WTSCreateListener WTSAPI_NAME(WTSCreateListener)
#define WTSSetListenerSecurity WTSAPI_NAME(WTSSetListenerSecurity)
#define WTSGetListenerSecurity WTSAPI_NAME(WTSGetListenerSecurity)
#define WTSSetSessionInformation WTSAPI_NAME(WTSSetSessionInformation)

#ifdef __cplusplus
}
#endif

#endif
