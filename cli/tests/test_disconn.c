/* disconn, as a whole program. */
#include "base/macros.h"
#include "cli/tests/logoff_support.h"

#define DISCONN_USAGE                                                                              \
	"Disconnects a session, whose programs run on.\n\n"                                        \
	"DISCONN [sessionname | sessionid] [/SERVER:servername] [/V]\n\n"                          \
	"  sessionname         The name of an active session.\n"                                   \
	"  sessionid           The ID of the session.\n"                                           \
	"  /SERVER:servername  The server of the session (default is current).\n"                  \
	"  /V                  Displays information about the actions performed.\n\n"
#define COULD_NOT(what, number) "Could not disconnect session " what ", Error code " #number "\n"
#define ERROR_7041 "Error [7041]: Disconnecting the console session is not supported.\n"

static void disconn__parts_the_session_that_is_meant(void **state)
{
	static const struct logoff_case cases[] = {
		{.typed = {"current", {NULL}, .out = "", .err = ""},
			"WF12/3",
			"WF12/3 disconnected"},
		{.typed = {"id", {"12"}, .out = "", .err = ""}, .changed = "WF12/12 disconnected"},
		{.typed = {"name", {"term04"}, .out = "", .err = ""},
			.changed = "WF12/5 disconnected"},
		{.typed = {"other server", {"TERM04", "/server:WF13"}, .out = "", .err = ""},
			.changed = "WF13/6 disconnected"},
		{.typed = {"is so already", {"14"}, .out = "", .err = ""}, .changed = ""},
		/* the line of TSDISCON */
		{.typed = {"verbose", {"/v", "12"},
			 .out = "Disconnecting sessionID 12 from sessionname RDP-Tcp#1\n",
			 .err = ""},
			.changed = "WF12/12 disconnected"},
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

#define REFUSED(text, ...)                                                                         \
	{                                                                                          \
		.typed = { #__VA_ARGS__, {__VA_ARGS__}, .status = 1, .out = "", .err = text }      \
	}

static void disconn__refusals_change_nothing(void **state)
{
	static const struct logoff_case cases[] = {
		REFUSED(COULD_NOT("ID 99", 7022) ERROR_7022, "99"),
		REFUSED(COULD_NOT("TERM99", 7022) ERROR_7022, "TERM99"),
		REFUSED(COULD_NOT("ID 21 from session TERM21", 7022) ERROR_7022, "TERM21"),
		REFUSED(COULD_NOT("ID 21 from session TERM21", 7022) ERROR_7022, "21"),
		REFUSED(COULD_NOT("ID 27 from session TERM27", 7007) ERROR_7007, "27"),
		REFUSED(COULD_NOT("ID 9", 7022) ERROR_7022, "/server:WF13"),
		REFUSED(COULD_NOT("ID 0 from session Console", 7041) ERROR_7041, "console"),
		REFUSED("Error opening Terminal server WF14\n" ERROR_1722, "12", "/server:WF14"),
		{.typed = {"permission", {"12"}, .status = 1, .out = "",
			 .err = COULD_NOT("ID 12 from session RDP-Tcp#1", 5) ERROR_5},
			"WF12/3"},
		REFUSED("Invalid parameter(s)\n" DISCONN_USAGE, "12", "13"),
		REFUSED("Invalid parameter(s)\n" DISCONN_USAGE, "-v"),
		REFUSED("Invalid parameter(s)\n" DISCONN_USAGE, ""),
		{.typed = {"help", {"/?", "12"}, .out = DISCONN_USAGE, .err = ""}},
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, logoff_setup, logoff_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(disconn__parts_the_session_that_is_meant),
		TEST(disconn__refusals_change_nothing),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
