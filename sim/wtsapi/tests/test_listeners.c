#include "sim/wtsapi/tests/support.h"

static void WTSEnumerateListeners__gives_their_names(void **state)
{
	WTSLISTENERNAMEW wide[4];
	WTSLISTENERNAMEA narrow[4];
	DWORD count = 0;

	(void)state;
	DONE(WTSEnumerateListenersW(NULL, NULL, 0, NULL, &count));
	same_number("count", count, 2);
	DONE(WTSEnumerateListenersW(NULL, NULL, 0, wide, &count));
	same_wide("first", wide[0], W("ICA-Tcp"));
	same_wide("second", wide[1], W("RDP-Tcp"));
	count = 4;
	DONE(WTSEnumerateListenersA(open_server(W("WF13")), NULL, 0, narrow, &count));
	same_number("count", count, 1);
	same_text("name", narrow[0], "RDP-Tcp");
}

static void WTSEnumerateListeners__wrong_arguments(void **state)
{
	DWORD count = 1;

	(void)state;
	BOTH_REFUSED(87, WTSEnumerateListeners, (NULL, &count, 0, NULL, COUNT));
	BOTH_REFUSED(87, WTSEnumerateListeners, (NULL, NULL, 1, NULL, COUNT));
	BOTH_REFUSED(87, WTSEnumerateListeners, (NULL, NULL, 0, NULL, NULL));
}

static void WTSQueryListenerConfig__of_a_listener(void **state)
{
	WTSLISTENERCONFIGW wide;
	WTSLISTENERCONFIGA narrow;

	(void)state;
	DONE(WTSQueryListenerConfigW(NULL, NULL, 0, W("rdp-tcp"), &wide));
	same_number("enabled", wide.fEnableListener, 1);
	same_number("port", wide.PortNumber, 3389);
	same_number("version", wide.version, 1);
	same_wide("comment", wide.Comment, W(""));
	DONE(WTSQueryListenerConfigA(NULL, NULL, 0, to_ansi("ICA-Tcp"), &narrow));
	same_number("connections", narrow.MaxConnectionCount, 0xFFFFFFFF);
}

static void WTSQueryListenerConfig__refuses(void **state)
{
	WTSLISTENERCONFIGW config;

	(void)state;
	/* a console, a direct line, and nothing of that name */
	REFUSED(7022, WTSQueryListenerConfigW(NULL, NULL, 0, W("Console"), &config));
	REFUSED(7022, WTSQueryListenerConfigW(NULL, NULL, 0, W("TERM05"), &config));
	REFUSED(7022, WTSQueryListenerConfigW(NULL, NULL, 0, W(""), &config));
	REFUSED(87, WTSQueryListenerConfigW(NULL, NULL, 0, NULL, &config));
	REFUSED(87, WTSQueryListenerConfigW(NULL, NULL, 0, W("RDP-Tcp"), NULL));
	REFUSED(87, WTSQueryListenerConfigW(NULL, &config, 0, W("RDP-Tcp"), &config));
	REFUSED(87, WTSQueryListenerConfigW(NULL, NULL, 1, W("RDP-Tcp"), &config));
	REFUSED(6, WTSQueryListenerConfigW((HANDLE)1, NULL, 0, W("RDP-Tcp"), &config));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_OFFICE(WTSEnumerateListeners__gives_their_names),
		IN_OFFICE(WTSEnumerateListeners__wrong_arguments),
		IN_OFFICE(WTSQueryListenerConfig__of_a_listener),
		IN_OFFICE(WTSQueryListenerConfig__refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
