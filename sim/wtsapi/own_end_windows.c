/* The end of the session in which this program runs: a logoff ends the session's programs. */
#include <stdint.h>

#include "base/word.h"
#include "sim/wtsapi/call.h"
#include "sim/wtsapi/identity_windows.h"
#include "sim/wtsapi/system.h"

enum {
	USUAL_GRACE = 5, /* seconds: HungAppTimeout of Windows */
	GRACE_MAX = 3600,
	/* DBG_TERMINATE_PROCESS, with which programs end at a logoff */
	EXIT_AT_LOGOFF = 0x40010004
};

static DWORD get_grace(void)
{
	char value[CALL_VARIABLE_BYTES];
	unsigned long long seconds = USUAL_GRACE;

	if (call_get_variable("TSFARM_GRACE", value, sizeof(value)))
		word_to_number(value, GRACE_MAX, &seconds);
	return (DWORD)seconds * 1000;
}

static DWORD WINAPI end_process(void *context)
{
	(void)context;
	Sleep(get_grace());
	TerminateProcess(GetCurrentProcess(), EXIT_AT_LOGOFF);
	return 0;
}

void system_session_ended(void)
{
	static LONG has_ended;
	HANDLE thread;

	if (InterlockedExchange(&has_ended, 1))
		return;
	thread = CreateThread(NULL, 0, end_process, NULL, 0, NULL);
	if (thread)
		CloseHandle(thread);
}

/* Wine's own function would end every process of its prefix. */
BOOL WINAPI own_end_exit_windows(UINT flags, DWORD reason)
{
	(void)reason;
	if (flags & EWX_REBOOT)
		return WTSShutdownSystem(WTS_CURRENT_SERVER_HANDLE, WTS_WSD_REBOOT);
	if (flags & (EWX_SHUTDOWN | EWX_POWEROFF))
		return WTSShutdownSystem(WTS_CURRENT_SERVER_HANDLE, WTS_WSD_SHUTDOWN);
	return WTSLogoffSession(WTS_CURRENT_SERVER_HANDLE, WTS_CURRENT_SESSION, FALSE);
}
