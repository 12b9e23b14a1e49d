/* The table of functions that WinPR asks for: each is where WinPR looks for it. */
#include "sim/wtsapi/tests/support.h"

#include <string.h>

#include "base/macros.h"

/* The names in the order of the table of WinPR; there is no other source of them in this tree. */
static const char *const names[] = {
	"WTSStopRemoteControlSession",
	"WTSStartRemoteControlSessionW",
	"WTSStartRemoteControlSessionA",
	"WTSConnectSessionW",
	"WTSConnectSessionA",
	"WTSEnumerateServersW",
	"WTSEnumerateServersA",
	"WTSOpenServerW",
	"WTSOpenServerA",
	"WTSOpenServerExW",
	"WTSOpenServerExA",
	"WTSCloseServer",
	"WTSEnumerateSessionsW",
	"WTSEnumerateSessionsA",
	"WTSEnumerateSessionsExW",
	"WTSEnumerateSessionsExA",
	"WTSEnumerateProcessesW",
	"WTSEnumerateProcessesA",
	"WTSTerminateProcess",
	"WTSQuerySessionInformationW",
	"WTSQuerySessionInformationA",
	"WTSQueryUserConfigW",
	"WTSQueryUserConfigA",
	"WTSSetUserConfigW",
	"WTSSetUserConfigA",
	"WTSSendMessageW",
	"WTSSendMessageA",
	"WTSDisconnectSession",
	"WTSLogoffSession",
	"WTSShutdownSystem",
	"WTSWaitSystemEvent",
	"WTSVirtualChannelOpen",
	"WTSVirtualChannelOpenEx",
	"WTSVirtualChannelClose",
	"WTSVirtualChannelRead",
	"WTSVirtualChannelWrite",
	"WTSVirtualChannelPurgeInput",
	"WTSVirtualChannelPurgeOutput",
	"WTSVirtualChannelQuery",
	"WTSFreeMemory",
	"WTSRegisterSessionNotification",
	"WTSUnRegisterSessionNotification",
	"WTSRegisterSessionNotificationEx",
	"WTSUnRegisterSessionNotificationEx",
	"WTSQueryUserToken",
	"WTSFreeMemoryExW",
	"WTSFreeMemoryExA",
	"WTSEnumerateProcessesExW",
	"WTSEnumerateProcessesExA",
	"WTSEnumerateListenersW",
	"WTSEnumerateListenersA",
	"WTSQueryListenerConfigW",
	"WTSQueryListenerConfigA",
	"WTSCreateListenerW",
	"WTSCreateListenerA",
	"WTSSetListenerSecurityW",
	"WTSSetListenerSecurityA",
	"WTSGetListenerSecurityW",
	"WTSGetListenerSecurityA",
	"WTSEnableChildSessions",
	"WTSIsChildSessionsEnabled",
	"WTSGetChildSessionId",
	"WTSGetActiveConsoleSessionId",
	"WTSLogonUser",
	"WTSLogoffUser",
	"WTSStartRemoteControlSessionExW",
	"WTSStartRemoteControlSessionExA",
};

static void InitWtsApi__gives_functions_in_the_order_of_winpr(void **state)
{
	const struct {
		DWORD version, flags;
		any_function functions[ARRAY_SIZE(names)];
	} *table = InitWtsApi();

	(void)state;
	same_number("version", table->version, 0);
	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		if (!table->functions[i] || table->functions[i] != library_find(names[i]))
			fail_msg("%s is not entry %zu", names[i], i);
	}
}

static void WTSGetActiveConsoleSessionId__of_the_server(void **state)
{
	(void)state;
	same_number("WF12", WTSGetActiveConsoleSessionId(), 0);
	be("WF13/12");
	same_number("a server without a console", WTSGetActiveConsoleSessionId(), 0xFFFFFFFF);
	be("WF12/99");
	same_number("nobody", WTSGetActiveConsoleSessionId(), 0xFFFFFFFF);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(InitWtsApi__gives_functions_in_the_order_of_winpr),
		IN_OFFICE(WTSGetActiveConsoleSessionId__of_the_server),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
