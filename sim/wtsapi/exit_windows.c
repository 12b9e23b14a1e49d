/* In place of ExitWindowsEx(): Wine's own function would end every process of its prefix. */
#include "sim/wtsapi/identity_windows.h"
#include "sim/wtsapi/wtsapi-tsfarm.h"

BOOL WINAPI exit_windows_in_farm(UINT flags, DWORD reason)
{
	(void)reason;
	if (flags & EWX_REBOOT)
		return WTSShutdownSystem(WTS_CURRENT_SERVER_HANDLE, WTS_WSD_REBOOT);
	if (flags & (EWX_SHUTDOWN | EWX_POWEROFF))
		return WTSShutdownSystem(WTS_CURRENT_SERVER_HANDLE, WTS_WSD_SHUTDOWN);
	return WTSLogoffSession(WTS_CURRENT_SERVER_HANDLE, WTS_CURRENT_SESSION, FALSE);
}
