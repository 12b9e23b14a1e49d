/* change, as a whole program. */
#include "base/macros.h"
#include "cli/tests/logoff_support.h"

#define LOGON_USAGE                                                                                \
	"Enables or disables logons from client sessions.\n\n"                                     \
	"CHANGE LOGON [/ENABLE] [/DISABLE] [/QUERY]\n\n"                                           \
	"  /ENABLE             Enables logons from client sessions.\n"                             \
	"  /DISABLE            Disables logons from client sessions, but not from the console.\n"  \
	"  /QUERY              Displays the current logon status.\n\n"
#define CHANGE_USAGE                                                                               \
	"Changes settings of a server.\n\n"                                                        \
	"CHANGE { LOGON | PORT | USER }\n\n"                                                       \
	"  LOGON               Logons from client sessions.\n"                                     \
	"  PORT                Mappings of COM ports, which are not simulated.\n"                  \
	"  USER                The mapping of .ini files, which are not simulated.\n\n"
#define ERROR_50 "Error [50]: The network request is not supported.\n"

#define REFUSED(text, ...)                                                                         \
	{                                                                                          \
		.typed = { #__VA_ARGS__, {__VA_ARGS__}, .status = 1, .out = "", .err = text }      \
	}

static void change_logon__refusals_change_nothing(void **state)
{
	static const struct logoff_case cases[] = {
		{.typed = {"status", {"logon", "/query"},
			 .out = "Session logins are currently ENABLED\n", .err = ""}},
		/* Q186504: only administrators */
		{.typed = {"permission", {"logon", "/disable"}, .status = 1, .out = "",
			 .err = "Could not change session logins, Error code 5\n" ERROR_5},
			"WF12/3"},
		{.typed = {"permission", {"logon", "/query"}, .status = 1, .out = "",
			 .err = "Could not query session logins, Error code 5\n" ERROR_5},
			"WF12/3"},
		REFUSED("Invalid parameter(s)\n" LOGON_USAGE, "logon"),
		REFUSED("Invalid parameter(s)\n" LOGON_USAGE, "LOGON", "/enable", "/disable"),
		REFUSED("Invalid parameter(s)\n" LOGON_USAGE, "logon", "/query", "WF13"),
		REFUSED("Invalid parameter(s)\n" LOGON_USAGE, "logon", "/server:WF13", "/query"),
		REFUSED("Invalid parameter(s)\n" CHANGE_USAGE, NULL),
		REFUSED("Invalid parameter(s)\n" CHANGE_USAGE, "nothing"),
		{.typed = {"help", {"/?"}, .out = CHANGE_USAGE, .err = ""}},
		{.typed = {"help", {"logon", "/?"}, .out = LOGON_USAGE, .err = ""}},
		REFUSED(ERROR_50 "change port: COM ports are not simulated\n", "port"),
		REFUSED(ERROR_50 "change port: COM ports are not simulated\n", "port", "/d",
			"COM12"),
		REFUSED(ERROR_50 "change user: .ini files are not simulated\n", "user", "/install"),
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

static void change_logon__changes_the_server_and_no_session(void **state)
{
	static const struct sandbox_case cases[] = {
		{"disable", {"logon", "/Disable"}, .out = "Session logins are now DISABLED\n",
			.err = ""},
		{"query", {"logon", "/QUERY"}, .out = "Session logins are currently DISABLED\n",
			.err = ""},
	};

	(void)state;
	sandbox_run_all(cases, ARRAY_SIZE(cases));
	logoff_compare_farm("disabled", "");
	logoff_sit("WF13/12");
	sandbox_run(&(struct sandbox_case){"not of another server's users", {"logon", "/query"},
		.status = 1, .out = "",
		.err = "Could not query session logins, Error code 5\n" ERROR_5});
	logoff_sit("WF12/9");
	sandbox_run(&(struct sandbox_case){"enable", {"logon", "/enable"},
		.out = "Session logins are now ENABLED\n", .err = ""});
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, logoff_setup, logoff_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(change_logon__refusals_change_nothing),
		TEST(change_logon__changes_the_server_and_no_session),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
