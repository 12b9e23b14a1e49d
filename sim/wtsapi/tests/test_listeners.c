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

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_OFFICE(WTSEnumerateListeners__gives_their_names),
		IN_OFFICE(WTSEnumerateListeners__wrong_arguments),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
