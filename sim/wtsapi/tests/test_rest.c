/* What a farm does not have: each name is there, fails, and says that it is not implemented. */
#include "sim/wtsapi/tests/support.h"

#include "base/macros.h"

/* Called without their arguments, which on these systems they may be: they look at none. */
static const char *const functions[] = {
	"QueryActiveSession",
	"QueryUserToken",
	"RegisterUsertokenForNoWinlogon",
	"WTSSetUserConfigA",
	"WTSSetUserConfigW",
	"WTSCreateListenerA",
	"WTSCreateListenerW",
	"WTSGetListenerSecurityA",
	"WTSGetListenerSecurityW",
	"WTSSetListenerSecurityA",
	"WTSSetListenerSecurityW",
	"WTSSetSessionInformationA",
	"WTSSetSessionInformationW",
	"WTSEnableChildSessions",
	"WTSGetChildSessionId",
	"WTSIsChildSessionsEnabled",
	"WTSSetRenderHint",
	"WTSVirtualChannelClose",
	"WTSVirtualChannelPurgeInput",
	"WTSVirtualChannelPurgeOutput",
	"WTSVirtualChannelQuery",
	"WTSVirtualChannelRead",
	"WTSVirtualChannelWrite",
};

static const char *const handles[] = {"WTSVirtualChannelOpen", "WTSVirtualChannelOpenEx"};

typedef BOOL WINAPI no_number(void);
typedef HANDLE WINAPI no_handle(void);

static void function__not_implemented(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(functions); i++) {
		no_number *function = (no_number *)library_find(functions[i]);

		about(functions[i]);
		assert_non_null(function);
		REFUSED(120, function());
	}
}

static void function__not_implemented_gives_no_handle(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(handles); i++) {
		no_handle *function = (no_handle *)library_find(handles[i]);

		about(handles[i]);
		assert_non_null(function);
		REFUSED(120, function() != NULL);
	}
}

static void function__of_another_library(void **state)
{
	(void)state;
	assert_null(library_find("WTSNothing"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(function__not_implemented),
		cmocka_unit_test(function__not_implemented_gives_no_handle),
		cmocka_unit_test(function__of_another_library),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
