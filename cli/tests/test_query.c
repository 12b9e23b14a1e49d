/* query, as a whole program: what each of its listings has, for whom, and what is refused. */
#include "base/macros.h"
#include "cli/tests/logoff_support.h"

#define SESSIONS " SESSION           USERNAME                 ID  STATE   TYPE        DEVICE\n"
#define USERS " USERNAME              SESSION            ID  STATE   IDLE TIME  LOGON TIME\n"
#define PROCESSES " USERNAME              SESSION            ID  STATE      PID\n"
#define AT_NINE "  active          .  06/16/98 09:00\n"

/* One row: typed in WF12/9 unless said; nothing of the farm is changed. */
#define SHOWN(text, ...)                                                                           \
	{                                                                                          \
		.typed = { #__VA_ARGS__, {__VA_ARGS__}, .out = text, .err = "" }                   \
	}
#define REFUSED(text, ...)                                                                         \
	{                                                                                          \
		.typed = { #__VA_ARGS__, {__VA_ARGS__}, .status = 1, .out = "", .err = text }      \
	}

static void session__lists_what_one_may_query(void **state)
{
	static const struct logoff_case cases[] = {
		SHOWN(SESSIONS " console           administrator             0  active\n"
			       " rdp-tcp                                     1  listen\n"
			       " rdp-tcp#3         eva                       3  active\n"
			       " term04            tom                       5  active\n"
			       " bücherei          zoë                       6  active\n"
			       " kasse 3           jürgen                    7  active\n"
			       ">rdp-tcp#2         administrator             9  active\n"
			       " rdp-tcp#1         ida                      12  active\n"
			       "                   tom                      14  disc\n"
			       " term21                                     21  conn\n"
			       " term25                                     25  idle\n"
			       " term27            lea                      27  reset\n"
			       " term28            max                      28  down\n"
			       " rdp-tcp#65535     lea                   65535  active\n",
			"session"),
		/* the current session is on no other server */
		SHOWN(SESSIONS " term04            kim                       6  active\n"
			       " rdp-tcp#1         uwe                      12  active\n",
			"SESSION", "/SERVER:wf13"),
		SHOWN(SESSIONS ">rdp-tcp#2         administrator             9  active\n",
			"session", "9"),
		SHOWN(SESSIONS " bücherei          zoë                       6  active\n",
			"session", "BÜCHEREI", "/mode", "/flow", "/connect"),
		/* a user's sessions, in whatever state */
		SHOWN(SESSIONS " term04            tom                       5  active\n"
			       "                   tom                      14  disc\n",
			"session", "Tom"),
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

static void session__must_be_active_where_it_is_given(void **state)
{
	static const struct logoff_case cases[] = {
		REFUSED("No session exists for 14\n", "session", "14"),
		REFUSED("No session exists for TERM21\n", "session", "TERM21"),
		REFUSED("No session exists for 99\n", "session", "99"),
		REFUSED("No session exists for 65545\n", "session", "65545"),
		REFUSED("No session exists for nobody\n", "session", "nobody"),
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

static void user__lists_who_is_logged_on(void **state)
{
	static const struct logoff_case cases[] = {
		SHOWN(USERS " kim                   term04              6" AT_NINE
			    " uwe                   rdp-tcp#1          12" AT_NINE,
			"user", "/server:WF13"),
		SHOWN(USERS ">administrator         console             0" AT_NINE
			    ">administrator         rdp-tcp#2           9" AT_NINE,
			"user", "ADMINISTRATOR"),
		SHOWN(USERS " eva                   rdp-tcp#3           3" AT_NINE, "user",
			"rdp-tcp#3"),
		SHOWN(USERS " eva                   rdp-tcp#3           3" AT_NINE, "user", "3"),
		SHOWN(USERS
			" tom                   term04              5" AT_NINE
			" tom                                      14  disc            .  06/16/98 "
			"09:00\n",
			"user", "tom"),
		/* Q235567 */
		REFUSED("No user exists for nobody\n", "user", "nobody"),
		REFUSED("No user exists for 21\n", "user", "21"),
		REFUSED("No user exists for kim\n", "user", "kim"),
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

static void process__lists_ones_own_or_what_is_asked_for(void **state)
{
	static const struct logoff_case cases[] = {
		{.typed = {"own", {"process"}, .err = "",
			 .out = PROCESSES
			 ">eva                   rdp-tcp#3           3  wait    102  calc.exe\n"},
			"WF12/3"},
		/* one who is no administrator sees no others */
		{.typed = {"all, to an ordinary user", {"process", "*"}, .err = "",
			 .out = PROCESSES
			 ">eva                   rdp-tcp#3           3  wait    102  calc.exe\n"},
			"WF12/3"},
		SHOWN(PROCESSES
			">administrator         console             0  wait    101  usrmgr.exe\n",
			"process"),
		SHOWN(PROCESSES
			">administrator         console             0  wait    101  usrmgr.exe\n"
			" eva                   rdp-tcp#3           3  wait    102  calc.exe\n"
			" tom                   term04              5  wait    103  excel.exe\n"
			" ida                   rdp-tcp#1          12  wait    104  winword.exe\n"
			" ida                   rdp-tcp#1          12  wait    105  dbase.exe\n"
			" tom                                      14  wait    106  pbrush.exe\n",
			"process", "*", "/system"),
		SHOWN(PROCESSES
			" tom                   term04              5  wait    103  excel.exe\n"
			" tom                                      14  wait    106  pbrush.exe\n",
			"process", "tom"),
		SHOWN(PROCESSES
			" tom                   term04              5  wait    103  excel.exe\n",
			"process", "TERM04"),
		SHOWN(PROCESSES
			" tom                   term04              5  wait    103  excel.exe\n",
			"process", "/id:5"),
		SHOWN(PROCESSES
			" tom                   term04              5  wait    103  excel.exe\n",
			"process", "103"),
		SHOWN(PROCESSES
			" eva                   rdp-tcp#3           3  wait    102  calc.exe\n"
			" tom                   term04              5  wait    103  excel.exe\n",
			"process", "?*C*.EXE"),
		SHOWN(PROCESSES
			" eva                   rdp-tcp#3           3  wait    102  calc.exe\n",
			"process", "Calc.exe"),
		SHOWN(PROCESSES
			" kim                   term04              6  wait    101  write.exe\n",
			"process", "*", "/server:WF13"),
		/* whose processes were looked for, and not all of them */
		REFUSED("No process exists for Administrator\n", "process", "/server:WF13"),
		REFUSED("No process exists for 999\n", "process", "999"),
		REFUSED("No process exists for 14\n", "process", "/id:14"),
		REFUSED("No process exists for calc\n", "process", "calc"),
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

static void appservers__lists_those_that_answer(void **state)
{
	static const struct logoff_case cases[] = {
		SHOWN(" APPLICATION SERVER\n*WF12\n WF13\n", "appservers"),
		SHOWN(" APPLICATION SERVER\n WF13\n", "appservers", "wf13", "/continue"),
		SHOWN(" APPLICATION SERVER  NETWORK  NODE ADDRESS\n*WF12\n", "appservers", "WF12",
			"/address"),
		REFUSED("No server exists for WF14\n", "appservers", "WF14"),
		REFUSED("No server exists for *\n", "appservers", "/domain:system"),
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

static void servers_that_do_not_answer_are_refused(void **state)
{
	static const struct logoff_case cases[] = {
		REFUSED("Error opening Terminal server WF14\n" ERROR_1722, "session",
			"/server:WF14"),
		REFUSED("Error opening Terminal server WF99\n" ERROR_1722, "process",
			"/server:WF99"),
		REFUSED("Error 0x000006BA enumerating sessionnames\n" ERROR_1722, "user",
			"/server:WF14"),
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

#define QUERY_USAGE                                                                                \
	"Displays information about servers, processes, sessions and users.\n\n"                   \
	"QUERY { APPSERVERS | OBJECT | PROCESS | SESSION | USER }\n\n"                             \
	"  APPSERVERS          The Terminal Servers.\n"                                            \
	"  OBJECT              The system's objects, which are not simulated.\n"                   \
	"  PROCESS             Processes.\n"                                                       \
	"  SESSION             Sessions.\n"                                                        \
	"  USER                Users who are logged on.\n\n"
#define USER_USAGE                                                                                 \
	"Displays information about users who are logged on.\n\n"                                  \
	"QUERY USER [username | sessionname | sessionid] [/SERVER:servername]\n\n"                 \
	"  username            The user.\n"                                                        \
	"  sessionname         The name of an active session.\n"                                   \
	"  sessionid           The ID of an active session.\n"                                     \
	"  /SERVER:servername  The server to be queried (default is current).\n\n"
#define OBJECT_USAGE                                                                               \
	"Displays information about the system's objects, which are not simulated.\n\n"            \
	"QUERY OBJECT [objectname] [/DEVICE]\n\n"                                                  \
	"  objectname          The type of the objects.\n"                                         \
	"  /DEVICE             Displays devices in the \\DosDevices namespace.\n\n"
#define NO_OBJECTS                                                                                 \
	"Error [50]: The network request is not supported.\n"                                      \
	"query object: objects of the system are not simulated\n"

static void arguments_are_those_of_the_article(void **state)
{
	static const struct logoff_case cases[] = {
		SHOWN(QUERY_USAGE, "/?"),
		SHOWN(USER_USAGE, "user", "/?"),
		SHOWN(USER_USAGE, "user", "a", "b", "/?"),
		REFUSED("Invalid parameter(s)\n" QUERY_USAGE, "sessions"),
		REFUSED("Invalid parameter(s)\n" QUERY_USAGE, ""),
		{.typed = {"nothing", {NULL}, .status = 1, .out = "",
			 .err = "Invalid parameter(s)\n" QUERY_USAGE}},
		REFUSED("Invalid parameter(s)\n" USER_USAGE, "user", "a", "b"),
		REFUSED("Invalid parameter(s)\n" USER_USAGE, "user", ""),
		REFUSED("Invalid parameter(s)\n" USER_USAGE, "user", "/system"),
		REFUSED("Invalid parameter(s)\n" USER_USAGE, "user", "/server:a", "/server:b"),
		SHOWN(OBJECT_USAGE, "object", "/?"),
		REFUSED("Invalid parameter(s)\n" OBJECT_USAGE, "object", "a", "b"),
		REFUSED(NO_OBJECTS, "object", "\\Driver"),
		REFUSED(NO_OBJECTS, "object", "/device"),
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, logoff_setup, logoff_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(session__lists_what_one_may_query),
		TEST(session__must_be_active_where_it_is_given),
		TEST(user__lists_who_is_logged_on),
		TEST(process__lists_ones_own_or_what_is_asked_for),
		TEST(appservers__lists_those_that_answer),
		TEST(servers_that_do_not_answer_are_refused),
		TEST(arguments_are_those_of_the_article),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
