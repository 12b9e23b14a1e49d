/* Windows that register for changes of sessions: which are refused, and how registrations count. */
#include "sim/wtsapi/tests/support.h"

#include "base/environment.h"
#include "base/macros.h"

static HWND window;

static int setup(void **state)
{
	window = window_open();
	return office_setup(state);
}

static int teardown(void **state)
{
	window_close(window);
	return office_teardown(state);
}

static void WTSRegisterSessionNotification__counts_registrations(void **state)
{
	(void)state;
	REFUSED(87, WTSUnRegisterSessionNotification(window));
	DONE(WTSRegisterSessionNotification(window, NOTIFY_FOR_ALL_SESSIONS));
	DONE(WTSRegisterSessionNotification(window, NOTIFY_FOR_THIS_SESSION));
	DONE(WTSUnRegisterSessionNotification(window));
	DONE(WTSUnRegisterSessionNotification(window));
	REFUSED(87, WTSUnRegisterSessionNotification(window));
}

static void WTSRegisterSessionNotificationEx__counts_at_each_server(void **state)
{
	HANDLE other = open_server(W("WF13")), own = open_server(W("WF12"));

	(void)state;
	DONE(WTSRegisterSessionNotificationEx(own, window, NOTIFY_FOR_ALL_SESSIONS));
	REFUSED(87, WTSUnRegisterSessionNotificationEx(other, window));
	DONE(WTSRegisterSessionNotificationEx(other, window, NOTIFY_FOR_THIS_SESSION));
	/* the handle of the own server is as good as none */
	DONE(WTSUnRegisterSessionNotification(window));
	DONE(WTSUnRegisterSessionNotificationEx(other, window));
	REFUSED(87, WTSUnRegisterSessionNotificationEx(other, window));
}

static void WTSRegisterSessionNotification__refuses_other_flags(void **state)
{
	static const DWORD flags[] = {2, 3, 0x80000000, 0xFFFFFFFF};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(flags); i++) {
		REFUSED(87, WTSRegisterSessionNotification(window, flags[i]));
		REFUSED(87, WTSRegisterSessionNotificationEx(NULL, window, flags[i]));
	}
	REFUSED(87, WTSUnRegisterSessionNotification(window));
}

static void WTSRegisterSessionNotificationEx__at_another_server(void **state)
{
	HANDLE other = open_server(W("WF13")), none = open_server(W("WF14"));

	(void)state;
	REFUSED(87, WTSRegisterSessionNotificationEx(other, window, NOTIFY_FOR_ALL_SESSIONS));
	REFUSED(1722, WTSRegisterSessionNotificationEx(none, window, NOTIFY_FOR_THIS_SESSION));
	REFUSED(6, WTSRegisterSessionNotificationEx((HANDLE)1, window, NOTIFY_FOR_THIS_SESSION));
	REFUSED(6, WTSUnRegisterSessionNotificationEx((HANDLE)1, window));
}

static void WTSRegisterSessionNotification__without_a_farm(void **state)
{
	(void)state;
	same_number("unset", environment_set("TSFARM_SESSION", ""), 0);
	REFUSED(1702, WTSRegisterSessionNotification(window, NOTIFY_FOR_ALL_SESSIONS));
	REFUSED(1702, WTSUnRegisterSessionNotification(window));
	be("WF12/2");
	REFUSED(87, WTSUnRegisterSessionNotification(window));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(WTSRegisterSessionNotification__counts_registrations),
		TEST(WTSRegisterSessionNotificationEx__counts_at_each_server),
		TEST(WTSRegisterSessionNotification__refuses_other_flags),
		TEST(WTSRegisterSessionNotificationEx__at_another_server),
		TEST(WTSRegisterSessionNotification__without_a_farm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
