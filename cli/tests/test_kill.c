/* kill, as a whole program. */
#include "base/macros.h"
#include "cli/tests/logoff_support.h"

#define KILL_USAGE                                                                                 \
	"Terminates a process, and loses what is not saved in it.\n\n"                             \
	"KILL {processid | pattern} [/SERVER:servername] [/ID:sessionid] [/A] [/V]\n\n"            \
	"  processid           The ID of the process.\n"                                           \
	"  pattern             The name of processes, with wildcards; .exe may be left out.\n"     \
	"  /SERVER:servername  The server of the process (default is current).\n"                  \
	"  /ID:sessionid       Processes of the pattern in that session (default is current).\n"   \
	"  /A                  Processes of the pattern in all sessions.\n"                        \
	"  /V                  Displays information about the actions performed.\n\n"

/* The programs have the IDs from 101 on, in the order of the farm file. */
static void kill__ends_the_processes_that_are_meant(void **state)
{
	static const struct logoff_case cases[] = {
		{.typed = {"one of several", {"104"}, .out = "", .err = ""},
			.changed = "WF12/12 active"},
		/* Q186526: with its last process a session ends */
		{.typed = {"the last one", {"103"}, .out = "", .err = ""},
			.changed = "WF12/5 gone"},
		{.typed = {"zeros", {"000103"}, .out = "", .err = ""}, .changed = "WF12/5 gone"},
		{.typed = {"own", {"102"}, .out = "", .err = ""}, "WF12/3", "WF12/3 gone"},
		{.typed = {"a name", {"calc.exe"}, .out = "", .err = ""}, "WF12/3", "WF12/3 gone"},
		{.typed = {"a pattern", {"C*"}, .out = "", .err = ""}, "WF12/3", "WF12/3 gone"},
		{.typed = {"without .exe", {"/id:12", "dbase"}, .out = "", .err = ""},
			.changed = "WF12/12 active"},
		{.typed = {"all sessions", {"*b*", "/a", "/v"},
			 .out = "Terminating process ID 105 dbase.exe\n"
				"Terminating process ID 106 pbrush.exe\n",
			 .err = ""},
			.changed = "WF12/12 active WF12/14 gone"},
		{.typed = {"another server", {"write", "/id:6", "/server:wf13"}, .out = "",
			 .err = ""},
			.changed = "WF13/6 gone"},
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

#define REFUSED(text, ...)                                                                         \
	{                                                                                          \
		.typed = { #__VA_ARGS__, {__VA_ARGS__}, .status = 1, .out = "", .err = text }      \
	}
#define INVALID_KILL(...) REFUSED("Invalid parameter(s)\n" KILL_USAGE, __VA_ARGS__)
#define COULD_NOT(pid, number) "Could not terminate process ID " #pid ", Error code " #number "\n"

static void kill__refusals_change_nothing(void **state)
{
	static const struct logoff_case cases[] = {
		REFUSED(COULD_NOT(999, 87) "Error [87]: The parameter is incorrect.\n", "999"),
		/* who types a pattern means his own session */
		REFUSED("No process exists for excel.exe\n", "excel.exe"),
		REFUSED("No process exists for excel.exe\n", "excel.exe", "/id:12"),
		REFUSED("No process exists for excel\n", "excel", "/server:WF13"),
		REFUSED("No process exists for none\n", "none", "/a"),
		{.typed = {"permission", {"103"}, .status = 1, .out = "",
			 .err = COULD_NOT(103, 5) ERROR_5},
			"WF12/3"},
		{.typed = {"of others", {"excel", "/a"}, .status = 1, .out = "",
			 .err = "No process exists for excel\n"},
			"WF12/3"},
		REFUSED("Error opening Terminal server WF14\n" ERROR_1722, "1", "/server:WF14"),
		INVALID_KILL(NULL),
		INVALID_KILL("1", "2"),
		INVALID_KILL("1", "/a"),
		INVALID_KILL("1", "/id:3"),
		INVALID_KILL("x", "/id:3", "/a"),
		INVALID_KILL("x", "/id:y"),
		{.typed = {"help", {"/?"}, .out = KILL_USAGE, .err = ""}},
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, logoff_setup, logoff_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(kill__ends_the_processes_that_are_meant),
		TEST(kill__refusals_change_nothing),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
