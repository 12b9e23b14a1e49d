/* connect, as a whole program. */
#include "base/macros.h"
#include "cli/tests/logoff_support.h"

#define COULD_NOT(id, name, number)                                                                \
	"Could not connect sessionID " #id " to sessionname " name ", Error code " #number "\n"
#define ERROR_1326 "Error [1326]: Logon failure: unknown user name or bad password.\n"
#define ERROR_7041 "Error [7041]: Disconnecting the console session is not supported.\n"
#define ERROR_7042                                                                                 \
	"Error [7042]: Reconnecting a disconnected session to the console is not supported.\n"

static void connect__shows_a_session_in_anothers_place(void **state)
{
	static const struct logoff_case cases[] = {
		{.typed = {"here", {"14", "/password:secret"}, .out = "", .err = ""},
			.changed = "WF12/9 disconnected WF12/14 active"},
		{.typed = {"there", {"14", "/dest:term04", "/password:x"}, .out = "", .err = ""},
			.changed = "WF12/5 disconnected WF12/14 active"},
		/* one's own account needs no password */
		{.typed = {"own account", {"14"}, .out = "", .err = ""},
			"WF12/5",
			"WF12/5 disconnected WF12/14 active"},
		{.typed = {"to itself", {NULL}, .out = "", .err = ""}, .changed = ""},
		{.typed = {"other server, verbose",
			 {"TERM04", "/v", "/dest:rdp-tcp#1", "/server:WF13", "/password:x"},
			 .out = "Connecting sessionID 6 to sessionname RDP-Tcp#1\n", .err = ""},
			.changed = "WF13/6 active WF13/12 disconnected"},
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

#define REFUSED(text, ...)                                                                         \
	{                                                                                          \
		.typed = { #__VA_ARGS__, {__VA_ARGS__}, .status = 1, .out = "", .err = text }      \
	}

static void connect__refusals_change_nothing(void **state)
{
	static const struct logoff_case cases[] = {
		/* Q186508: without a password it fails */
		REFUSED(COULD_NOT(14, "RDP-Tcp#2", 1326) ERROR_1326, "14"),
		REFUSED("Could not connect session ID 99, Error code 7022\n" ERROR_7022, "99"),
		REFUSED("Could not connect session ID 21 from session TERM21, Error code "
			"7022\n" ERROR_7022,
			"TERM21"),
		REFUSED(COULD_NOT(14, "TERM99", 7022) ERROR_7022, "14", "/dest:TERM99"),
		REFUSED(COULD_NOT(14, "Console", 7042) ERROR_7042, "14", "/dest:console",
			"/password:x"),
		REFUSED(COULD_NOT(0, "RDP-Tcp#2", 7041) ERROR_7041, "0"),
		/* the current session is not there */
		REFUSED(COULD_NOT(12, "(none)", 7022) ERROR_7022, "12", "/server:WF13"),
		REFUSED("Error opening Terminal server WF14\n" ERROR_1722, "12", "/server:WF14"),
		{.typed = {"right before password", {"12", "/dest:TERM04"}, .status = 1, .out = "",
			 .err = COULD_NOT(12, "TERM04", 5) ERROR_5},
			"WF12/21"},
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, logoff_setup, logoff_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(connect__shows_a_session_in_anothers_place),
		TEST(connect__refusals_change_nothing),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
