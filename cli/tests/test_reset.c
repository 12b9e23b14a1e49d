/* reset session, as a whole program. */
#include "base/macros.h"
#include "cli/tests/logoff_support.h"

#define RESET_USAGE                                                                                \
	"Resets a session, and loses what is not saved in it.\n\n"                                 \
	"RESET SESSION {sessionname | sessionid} [/SERVER:servername] [/V]\n\n"                    \
	"  sessionname         The name of the session.\n"                                         \
	"  sessionid           The ID of the session.\n"                                           \
	"  /SERVER:servername  The server of the session (default is current).\n"                  \
	"  /V                  Displays additional information.\n\n"
#define COULD_NOT(what, number) "Could not reset session " what ", Error code " #number "\n"
#define ASKED                                                                                      \
	"If you reset this session, all users using this protocol will be logged off.\n"           \
	"Continue (n=no)? "

static void reset__frees_the_session_that_is_meant(void **state)
{
	static const struct logoff_case cases[] = {
		{.typed = {"id", {"session", "12"}, .out = "", .err = ""},
			.changed = "WF12/12 gone"},
		{.typed = {"name, as WinFrame", {"WINSTA", "term04"}, .out = "", .err = ""},
			.changed = "WF12/5 gone"},
		/* Q186598 asks of no name that it is an active session's */
		{.typed = {"down, by its name", {"session", "TERM28"}, .out = "", .err = ""},
			.changed = "WF12/28 gone"},
		{.typed = {"other server, verbose", {"session", "/v", "TERM04", "/server:WF13"},
			 .out = "Resetting sessionID 6 from sessionname TERM04\n", .err = ""},
			.changed = "WF13/6 gone"},
		{.typed = {"the same user's", {"session", "14"}, .out = "", .err = ""},
			"WF12/5",
			"WF12/14 gone"},
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

static void reset__asks_before_a_listener(void **state)
{
	static const char *const no[] = {"n\n", "No\n", "\n", ""};
	static const struct logoff_case yes = {
		.typed = {"yes", {"session", "rdp-tcp"}, .input = "y\n", .out = ASKED, .err = ""},
		.changed = "WF12/3 gone WF12/9 gone WF12/12 gone WF12/14 gone WF12/65535 gone"};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(no); i++) {
		struct logoff_case refused = {.typed = {"no", {"session", "1"}, .input = no[i],
						      .status = 1, .out = ASKED, .err = ""}};

		logoff_run_all(&refused, 1);
	}
	logoff_run_all(&yes, 1);
}

#define REFUSED(text, ...)                                                                         \
	{                                                                                          \
		.typed = { #__VA_ARGS__, {__VA_ARGS__}, .status = 1, .out = "", .err = text }      \
	}

static void reset__refusals_change_nothing(void **state)
{
	static const struct logoff_case cases[] = {
		REFUSED(COULD_NOT("ID 99", 7022) ERROR_7022, "session", "99"),
		REFUSED(COULD_NOT("TERM99", 7022) ERROR_7022, "session", "TERM99"),
		REFUSED(COULD_NOT("ID 0 from session Console", 5) ERROR_5, "session", "0"),
		REFUSED(COULD_NOT("ID 27 from session TERM27", 7007) ERROR_7007, "session", "27"),
		REFUSED("Error opening Terminal server WF14\n" ERROR_1722, "session", "12",
			"/server:WF14"),
		{.typed = {"permission", {"session", "12"}, .status = 1, .out = "",
			 .err = COULD_NOT("ID 12 from session RDP-Tcp#1", 5) ERROR_5},
			"WF12/3"},
		/* Q187201 */
		REFUSED("Invalid parameter(s)\nRESET {SESSION}\n", "RDP-TCP#3"),
		{.typed = {"nothing", {NULL}, .status = 1, .out = "",
			 .err = "Invalid parameter(s)\nRESET {SESSION}\n"}},
		{.typed = {"help", {"/?"}, .out = "RESET {SESSION}\n", .err = ""}},
		/* a session is required */
		REFUSED("Invalid parameter(s)\n" RESET_USAGE, "session"),
		REFUSED("Invalid parameter(s)\n" RESET_USAGE, "session", "/v"),
		REFUSED("Invalid parameter(s)\n" RESET_USAGE, "session", "1", "2"),
		{.typed = {"help", {"session", "/?"}, .out = RESET_USAGE, .err = ""}},
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, logoff_setup, logoff_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(reset__frees_the_session_that_is_meant),
		TEST(reset__asks_before_a_listener),
		TEST(reset__refusals_change_nothing),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
