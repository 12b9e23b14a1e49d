/* A server is shut down. */
#include "base/macros.h"
#include "sim/wtsapi/call.h"

/* Each flag alone; documented: no others. */
static bool read_flag(DWORD flag, enum server_shutdown *ret_how)
{
	static const struct {
		DWORD flag;
		enum server_shutdown how;
	} flags[] = {
		{WTS_WSD_LOGOFF, SERVER_LOGS_OFF},
		{WTS_WSD_SHUTDOWN, SERVER_GOES_OFF},
		{WTS_WSD_POWEROFF, SERVER_GOES_OFF},
		{WTS_WSD_REBOOT, SERVER_RESTARTS},
		{WTS_WSD_FASTREBOOT, SERVER_RESTARTS},
	};

	for (size_t i = 0; i < ARRAY_SIZE(flags); i++) {
		if (flags[i].flag == flag) {
			*ret_how = flags[i].how;
			return true;
		}
	}
	return false;
}

BOOL WINAPI WTSShutdownSystem(HANDLE server, DWORD flag)
{
	struct call call;
	enum server_shutdown how;
	int r;

	if (!read_flag(flag, &how))
		return call_answer(WIN32_ERROR_INVALID_PARAMETER);
	r = call_begin(&call, server);
	if (r == 0)
		r = server_shut_down(call.farm, &call.caller, call.server_id, how);
	return call_end(&call, r);
}
