/* shadow, as a whole program: it does nothing, and says why. */
#include "base/macros.h"
#include "cli/tests/logoff_support.h"

#define SHADOW_USAGE                                                                               \
	"Monitors another session, which needs Citrix MetaFrame.\n\n"                              \
	"SHADOW {sessionname | sessionid} [/SERVER:servername] [/V]\n\n"                           \
	"  sessionname         The name of an active session.\n"                                   \
	"  sessionid           The ID of the session.\n"                                           \
	"  /SERVER:servername  The server of the session (default is current).\n"                  \
	"  /V                  Displays information about the actions performed.\n\n"

/* Q186556 */
#define SHADOW_FAILED                                                                              \
	"Shadow failed. Error code 50.\nError [50]: The network request is not supported.\n"
#define REFUSED(text, ...)                                                                         \
	{                                                                                          \
		.typed = { #__VA_ARGS__, {__VA_ARGS__}, .status = 1, .out = "", .err = text }      \
	}

static void shadow__needs_metaframe(void **state)
{
	static const struct logoff_case cases[] = {
		REFUSED(SHADOW_FAILED, "12"),
		REFUSED(SHADOW_FAILED, "term04"),
		REFUSED(SHADOW_FAILED, "TERM04", "/server:WF13"),
		{.typed = {"verbose", {"12", "/v"}, .status = 1,
			 .out = "Shadowing sessionID 12 of sessionname RDP-Tcp#1\n",
			 .err = SHADOW_FAILED}},
		REFUSED("Could not shadow session ID 99, Error code 7022\n" ERROR_7022, "99"),
		REFUSED("Could not shadow session TERM99, Error code 7022\n" ERROR_7022, "TERM99"),
		REFUSED("Error opening Terminal server WF14\n" ERROR_1722, "12", "/server:WF14"),
		REFUSED("Invalid parameter(s)\n" SHADOW_USAGE, NULL),
		REFUSED("Invalid parameter(s)\n" SHADOW_USAGE, "12", "13"),
		{.typed = {"help", {"/?"}, .out = SHADOW_USAGE, .err = ""}},
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, logoff_setup, logoff_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(shadow__needs_metaframe),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
