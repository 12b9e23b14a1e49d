/* logoff, as a whole program: which session ends, what is said, and that nothing else happens. */
#include "base/macros.h"
#include "cli/tests/logoff_support.h"

#define COULD_NOT(what, number) "Could not logoff session " what ", Error code " #number "\n"

static void logoff__ends_the_session_that_is_meant(void **state)
{
	static const struct logoff_case cases[] = {
		{.typed = {"current", {NULL}, .out = "", .err = ""}, "WF12/3", "WF12/3 gone"},
		{.typed = {"id", {"12"}, .out = "", .err = ""}, .changed = "WF12/12 gone"},
		{.typed = {"id with zeros", {"00012"}, .out = "", .err = ""},
			.changed = "WF12/12 gone"},
		{.typed = {"largest id", {"65535"}, .out = "", .err = ""},
			.changed = "WF12/65535 gone"},
		{.typed = {"own id", {"9"}, .out = "", .err = ""}, .changed = "WF12/9 gone"},
		{.typed = {"name", {"TERM04"}, .out = "", .err = ""}, .changed = "WF12/5 gone"},
		{.typed = {"name in small letters", {"rdp-tcp#1"}, .out = "", .err = ""},
			.changed = "WF12/12 gone"},
		{.typed = {"name beyond ASCII", {"BÜCHEREI"}, .out = "", .err = ""},
			.changed = "WF12/6 gone"},
		{.typed = {"name with a blank", {"Kasse 3"}, .out = "", .err = ""},
			.changed = "WF12/7 gone"},
		{.typed = {"disconnected, by id", {"14"}, .out = "", .err = ""},
			.changed = "WF12/14 gone"},
		{.typed = {"nobody logged on, by id", {"21"}, .out = "", .err = ""},
			.changed = "WF12/21 gone"},
		{.typed = {"id on another server", {"12", "/server:WF13"}, .out = "", .err = ""},
			.changed = "WF13/12 gone"},
		{.typed = {"name on another server", {"TERM04", "/server:wf13"}, .out = "",
			 .err = ""},
			.changed = "WF13/6 gone"},
		{.typed = {"named server is the current one", {"/SERVER:WF12"}, .out = "",
			 .err = ""},
			"WF12/3",
			"WF12/3 gone"},
		{.typed = {"server twice", {"/server:WF13", "12", "/SERVER:wf13"}, .out = "",
			 .err = ""},
			.changed = "WF13/12 gone"},
		{.typed = {"console's own user", {NULL}, .out = "", .err = ""},
			"WF12/0",
			"WF12/0 connected"},
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

static void logoff__verbose_says_what_is_done(void **state)
{
	static const struct logoff_case cases[] = {
		{.typed = {"id", {"12", "/v"},
			 .out = "Logging off session ID 12 from session RDP-Tcp#1 on server WF12\n",
			 .err = ""},
			.changed = "WF12/12 gone"},
		{.typed = {"names as they are stored", {"/V", "term04", "/server:wf13"},
			 .out = "Logging off session ID 6 from session TERM04 on server WF13\n",
			 .err = ""},
			.changed = "WF13/6 gone"},
		{.typed = {"current", {"/v"},
			 .out = "Logging off session ID 3 from session RDP-Tcp#3 on server WF12\n",
			 .err = ""},
			"WF12/3",
			"WF12/3 gone"},
		{.typed = {"without a name", {"14", "/v", "/v"},
			 .out = "Logging off session ID 14 from session (none) on server WF12\n",
			 .err = ""},
			.changed = "WF12/14 gone"},
		{.typed = {"refused", {"12", "/v"}, .status = 1,
			 .out = "Logging off session ID 12 from session RDP-Tcp#1 on server WF12\n",
			 .err = COULD_NOT("ID 12 from session RDP-Tcp#1", 5) ERROR_5},
			"WF12/3"},
		{.typed = {"not found", {"99", "/v"}, .status = 1, .out = "",
			 .err = COULD_NOT("ID 99", 7022) ERROR_7022}},
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

/* One row: typed in WF12/9 unless said, refused, with nothing on stdout and nothing changed. */
#define REFUSED(text, ...) \
	{ \
		{#__VA_ARGS__, {__VA_ARGS__}, .status = 1, .out = "", .err = text}, NULL, NULL \
	}

static void logoff__what_is_not_there_is_refused(void **state)
{
	static const struct logoff_case cases[] = {
		REFUSED(COULD_NOT("ID 99", 7022) ERROR_7022, "99"),
		REFUSED(COULD_NOT("ID 0099", 7022) ERROR_7022, "0099"),
		REFUSED(COULD_NOT("ID 65536", 7022) ERROR_7022, "65536"),
		REFUSED(COULD_NOT("ID 4294967308", 7022) ERROR_7022, "4294967308"),
		REFUSED(COULD_NOT("ID 18446744073709551628", 7022) ERROR_7022,
			"18446744073709551628"),
		REFUSED(COULD_NOT("TERM99", 7022) ERROR_7022, "TERM99"),
		REFUSED(COULD_NOT("TERM0", 7022) ERROR_7022, "TERM0"),
		REFUSED(COULD_NOT("eva", 7022) ERROR_7022, "eva"),
		REFUSED(COULD_NOT("RDP-Tcp#7", 7022) ERROR_7022, "RDP-Tcp#7"),
		REFUSED(COULD_NOT("+12", 7022) ERROR_7022, "+12"),
		REFUSED(COULD_NOT(" 12", 7022) ERROR_7022, " 12"),
		REFUSED(COULD_NOT("0xC", 7022) ERROR_7022, "0xC"),
		REFUSED(COULD_NOT("１２", 7022) ERROR_7022, "１２"),
		REFUSED(COULD_NOT("Bucherei", 7022) ERROR_7022, "Bucherei"),
		REFUSED(COULD_NOT("a name of 32 characters is given", 7022) ERROR_7022,
			"a name of 32 characters is given"),
		REFUSED(COULD_NOT("a name of more than 32 characters", 7001) ERROR_7001,
			"a name of more than 32 characters"),
		REFUSED(COULD_NOT("ID 9", 7022) ERROR_7022, "/server:WF13"),
		REFUSED(COULD_NOT("ID 3", 7022) ERROR_7022, "3", "/server:WF13"),
		REFUSED("Error opening Terminal server WF99\n" ERROR_1722, "12", "/server:WF99"),
		REFUSED("Error opening Terminal server wf14\n" ERROR_1722, "12", "/server:wf14"),
		REFUSED("Error opening Terminal server \\\\WF13\n" ERROR_1722, "12",
			"/server:\\\\WF13"),
		REFUSED("Error opening Terminal server a server with more than 32 "
			"characters\n" ERROR_1722,
			"12", "/server:a server with more than 32 characters",
			"/server:a server with more than 32 characters"),
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

static void logoff__a_name_must_be_that_of_an_active_session(void **state)
{
	static const struct logoff_case cases[] = {
		REFUSED(COULD_NOT("ID 1 from session RDP-Tcp", 7022) ERROR_7022, "rdp-tcp"),
		REFUSED(COULD_NOT("ID 21 from session TERM21", 7022) ERROR_7022, "TERM21"),
		REFUSED(COULD_NOT("ID 25 from session TERM25", 7022) ERROR_7022, "term25"),
		REFUSED(COULD_NOT("ID 27 from session TERM27", 7022) ERROR_7022, "TERM27"),
		REFUSED(COULD_NOT("ID 28 from session TERM28", 7022) ERROR_7022, "TERM28"),
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

static void logoff__an_id_in_a_state_without_anybody_is_refused(void **state)
{
	static const struct logoff_case cases[] = {
		REFUSED(COULD_NOT("ID 1 from session RDP-Tcp", 7022) ERROR_7022, "1"),
		REFUSED(COULD_NOT("ID 25 from session TERM25", 7022) ERROR_7022, "25"),
		REFUSED(COULD_NOT("ID 27 from session TERM27", 7007) ERROR_7007, "27"),
		REFUSED(COULD_NOT("ID 28 from session TERM28", 7024) ERROR_7024, "28"),
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

static void logoff__without_permission_nothing_happens(void **state)
{
	static const struct logoff_case cases[] = {
		{.typed = {"id", {"12"}, .status = 1, .out = "",
			 .err = COULD_NOT("ID 12 from session RDP-Tcp#1", 5) ERROR_5},
			"WF12/3"},
		{.typed = {"name, as it is stored", {"term04"}, .status = 1, .out = "",
			 .err = COULD_NOT("ID 5 from session TERM04", 5) ERROR_5},
			"WF12/3"},
		{.typed = {"disconnected", {"14"}, .status = 1, .out = "",
			 .err = COULD_NOT("ID 14 from session (none)", 5) ERROR_5},
			"WF12/3"},
		{.typed = {"own id, other server", {"12", "/server:WF13"}, .status = 1, .out = "",
			 .err = COULD_NOT("ID 12 from session RDP-Tcp#1", 5) ERROR_5},
			"WF12/12"},
		/* Q259436 */
		{.typed = {"console, to Administrator", {"0"}, .status = 1, .out = "",
			 .err = COULD_NOT("ID 0 from session Console", 5) ERROR_5}},
		{.typed = {"console, by name", {"CONSOLE"}, .status = 1, .out = "",
			 .err = COULD_NOT("ID 0 from session Console", 5) ERROR_5}},
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

static void logoff__invalid_parameters_show_the_usage(void **state)
{
	static const struct logoff_case cases[] = {
		REFUSED(INVALID, ""),
		REFUSED(INVALID, "12", ""),
		REFUSED(INVALID, "12", "3"),
		REFUSED(INVALID, "TERM04", "TERM04"),
		REFUSED(INVALID, "12", "/server"),
		REFUSED(INVALID, "12", "/server:"),
		REFUSED(INVALID, "12", "/server", "WF13"),
		REFUSED(INVALID, "12", "/server:WF12", "/server:WF13"),
		REFUSED(INVALID, "12", "/server=WF13"),
		REFUSED(INVALID, "12", "/x"),
		REFUSED(INVALID, "12", "/vm"),
		REFUSED(INVALID, "12", "/v:"),
		REFUSED(INVALID, "12", "/"),
		REFUSED(INVALID, "-v"),
		REFUSED(INVALID, "-12"),
		REFUSED(INVALID, "--"),
		REFUSED(INVALID, "/?:"),
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

#define HELP(...) \
	{ \
		{#__VA_ARGS__, {__VA_ARGS__}, .status = 0, .out = "", .err = USAGE}, NULL, NULL \
	}

static void logoff__help_goes_before_everything_else(void **state)
{
	static const struct logoff_case cases[] = {
		HELP("/?"),
		HELP("12", "/?"),
		HELP("/?", "12"),
		HELP("/v", "/server:WF13", "TERM04", "/?"),
		HELP("12", "3", "/?"),
		HELP("/x", "/?"),
		HELP("", "/?"),
		HELP("\xFF", "/?"),
		HELP("12", "/server:WF99", "/?", "/?"),
	};

	(void)state;
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, logoff_setup, logoff_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(logoff__ends_the_session_that_is_meant),
		TEST(logoff__verbose_says_what_is_done),
		TEST(logoff__what_is_not_there_is_refused),
		TEST(logoff__a_name_must_be_that_of_an_active_session),
		TEST(logoff__an_id_in_a_state_without_anybody_is_refused),
		TEST(logoff__without_permission_nothing_happens),
		TEST(logoff__invalid_parameters_show_the_usage),
		TEST(logoff__help_goes_before_everything_else),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
