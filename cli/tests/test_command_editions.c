/* The commands that act, as the server on which they are typed speaks. */
#include "base/macros.h"
#include "cli/tests/edition_support.h"
#include "cli/usage_ws2022.h"

#define INVALID "Invalid parameter(s)\n"
#define DENIED "Error [5]:Access is denied.\n"
#define NOT_FOUND "Error [7022]:The specified session cannot be found.\n"

/* usage/: some print `/?` on standard error, as they do invalid arguments. */
static void usage__is_that_of_ws2022(void **state)
{
	static const struct {
		const char *program, *usage;
		bool is_complaint;
	} rows[] = {
		{"tsdiscon", USAGE_WS2022_TSDISCON, false}, {"tscon", USAGE_WS2022_TSCON, false},
		{"rwinsta", USAGE_WS2022_RWINSTA, false}, {"msg", USAGE_WS2022_MSG, false},
		{"tskill", USAGE_WS2022_TSKILL, true}, {"chglogon", USAGE_WS2022_CHGLOGON, true},
		{"chgport", USAGE_WS2022_CHGPORT, true}, {"chgusr", USAGE_WS2022_CHGUSR, false},
		{"change", USAGE_WS2022_CHANGE, false}, {"reset", USAGE_WS2022_RESET, false},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct spoken help = {.program = rows[i].program, .at = "WS2022/5", {"/?"}};
		struct spoken unknown = {
			.program = rows[i].program, .at = "WS2022/5", {"/h"}, .status = 1};
		char refusal[4096];

		*(rows[i].is_complaint ? &help.err : &help.out) = rows[i].usage;
		snprintf(refusal, sizeof(refusal), INVALID "%s", rows[i].usage);
		unknown.err = refusal;
		edition_run(&help, 1);
		edition_run(&unknown, 1);
	}
}

static void disconnect__in_later_editions(void **state)
{
	static const struct spoken rows[] = {
		{.at = "WS2022/5", {"4"}, .status = 1,
			.err = "Could not disconnect session ID 4 from session TERM04, "
			       "Error code 5\n" DENIED},
		{.at = "WS2022/6", {"services"}, .status = 1,
			.err = "Could not disconnect session ID 0 from session Services, Error "
			       "code 7022\n" NOT_FOUND},
		/* a name is that of an active session, an ID of any */
		{.at = "WS2022/6", {"0"}, .status = 1,
			.err = "Could not disconnect session ID 0 from session Services, Error "
			       "code 5\n" DENIED},
		{.at = "WS2003/6", {"console"}, .status = 1,
			.err = "Could not disconnect session ID 0 from session Console, Error "
			       "code 7022\n" NOT_FOUND},
		{.at = "WS2003/6", {"0"}, .status = 1,
			.err = "Could not disconnect session ID 0 from session Console, Error "
			       "code 7041\n"
			       "Error [7041]:Disconnecting the console session is not "
			       "supported.\n"},
		{.at = "WS2022/6", {"/vm"}, .status = 1, .err = INVALID USAGE_WS2022_TSDISCON},
		{.at = "WS2022/6", {"TERM04", "/vm"}, .status = 1,
			.err = INVALID USAGE_WS2022_TSDISCON},
		{.at = "WS2022/6", {"4", "/vm", "/v"},
			.out = "Disconnecting sessionID 4 from sessionname TERM04\n"},
		{.at = "WS2003/6", {"4", "/v"},
			.out = "Disconnecting sessionID 4 from sessionname TERM04\n"},
	};

	(void)state;
	edition_run(rows, ARRAY_SIZE(rows));
}

/* A session has to be given, on the current server; and `*` stands for a password to be asked. */
static void connect__in_later_editions(void **state)
{
	static const struct spoken rows[] = {
		{"tscon", "WS2022/6", {NULL}, .status = 1, .err = INVALID USAGE_WS2022_TSCON},
		{"tscon", "WS2022/6", {"4", "/server:WS2022"}, .status = 1,
			.err = INVALID USAGE_WS2022_TSCON},
		{"tscon", "WS2022/6", {"4", "/password:*"}, .input = "", .status = 1,
			.out = "Password: ",
			.err = "Could not connect sessionID 4 to sessionname RDP-Tcp#2, Error code "
			       "1326\n"
			       "Error [1326]:Logon failure: unknown user name or bad password.\n"},
		{"tscon", "WS2022/6", {"4", "/password:*", "/v"}, .input = "secret\n",
			.out = "Connecting sessionID 4 to sessionname RDP-Tcp#2\nPassword: "},
		{"tscon", "WS2003/6", {"4", "/password:*"}, .input = ""},
	};

	(void)state;
	edition_run(rows, ARRAY_SIZE(rows));
}

static void reset__in_later_editions(void **state)
{
	static const struct spoken rows[] = {
		/* Q187201's word is gone */
		{"reset", "WS2022/6", {"winsta", "4"}, .status = 1,
			.err = INVALID USAGE_WS2022_RESET},
		{"reset", "WS2003/6", {"winsta", "4"}, .status = 1,
			.err = INVALID "RESET {SESSION}\n"},
		{"reset", "WS2022/6", {NULL}, .status = 1, .err = INVALID USAGE_WS2022_RESET},
		{"reset", "WS2022/6", {"session"}, .status = 1,
			.err = INVALID USAGE_WS2022_RWINSTA},
		{"reset", "WS2022/5", {"session", "4"}, .status = 1,
			.err = "Could not reset session ID 4 from session TERM04, Error code "
			       "5\n" DENIED},
		/* a dispatcher exits with 1 after a success */
		{"reset", "WS2022/6", {"session", "4"}, .status = 1},
		{.program = "reset", .at = "WS2003/6", {"session", "4"}},
		{"rwinsta", "WS2022/6", {"5", "/v"},
			.out = "Resetting sessionID 5 from sessionname RDP-Tcp#1\n"},
	};

	(void)state;
	edition_run(rows, ARRAY_SIZE(rows));
}

#define NOW "Session logins are now "
#define CURRENTLY "Session logins are currently "

static void logons__in_later_editions(void **state)
{
	static const struct spoken rows[] = {
		{"change", "WS2022/6", {"logon", "/query"}, .status = 1, .out = CURRENTLY "ENABLED\n"},
		{"chglogon", "WS2022/6", {"/query"}, .out = CURRENTLY "ENABLED\n"},
		{"chglogon", "WS2022/6", {"/drain"}, .out = NOW "DRAIN\n"},
		{"chglogon", "WS2022/6", {"/query"}, .out = CURRENTLY "DRAIN\n"},
		{"chglogon", "WS2022/6", {"/drainuntilrestart"}, .out = NOW "DRAINUNTILRESTART\n"},
		{"chglogon", "WS2022/6", {"/drain", "/query"}, .status = 1,
			.err = INVALID USAGE_WS2022_CHGLOGON},
		{"chglogon", "WS2022/5", {"/enable"}, .status = 1,
			.err = "Could not change session logins, Error code 5\n" DENIED},
		{"change", "WS2003/6", {"logon", "/disable"}, .out = NOW "DISABLED\n"},
		{"change", "WS2003/6", {"logon", "/query"}, .out = CURRENTLY "DISABLED\n"},
	};

	(void)state;
	edition_run(rows, ARRAY_SIZE(rows));
	edition_run(&(struct spoken){"change", "WS2003/6", {"logon", "/drain"}, .status = 1,
			    .err = INVALID
			    "Enables or disables logons from client sessions.\n\n"
			    "CHANGE LOGON [/ENABLE] [/DISABLE] [/QUERY]\n\n"
			    "  /ENABLE             Enables logons from client sessions.\n"
			    "  /DISABLE            Disables logons from client sessions, but not "
			    "from the console.\n"
			    "  /QUERY              Displays the current logon status.\n\n"},
		1);
}

/* A name on a server needs /id or /a. */
static void kill__in_later_editions(void **state)
{
	static const struct spoken rows[] = {
		{"tskill", "WS2022/6", {"calc", "/server:WS2022"}, .status = 1,
			.err = INVALID USAGE_WS2022_TSKILL},
		{"tskill", "WS2022/6", {"102", "/id:5"}, .status = 1,
			.err = INVALID USAGE_WS2022_TSKILL},
		{.program = "tskill", .at = "WS2022/6", {"calc", "/server:WS2022", "/id:5"}},
		{"tskill", "WS2022/6", {"calc", "/id:5"}, .status = 1,
			.err = "No process exists for calc\n"},
		{.program = "tskill", .at = "WS2022/6", {"calc", "/a", "/server:WS2022"}},
		/* in nt4 it is valid, and about the session where it is typed */
		{.program = "kill", .at = "NT4/5", {"calc", "/server:NT4"}},
	};

	(void)state;
	edition_run(rows, ARRAY_SIZE(rows));
}

static void msg__in_later_editions(void **state)
{
	static const struct spoken rows[] = {
		{"msg", "WS2022/6", {NULL}, .status = 1, .err = INVALID USAGE_WS2022_MSG},
		{"msg", "WS2022/6", {"eva", "/v", "hello"},
			.out = "Sending message to session RDP-Tcp#1, display time 60\n"
			       "Async message sent to session RDP-Tcp#1\n"},
		{"msg", "WS2022/6", {"eva", "/server:WF99", "hello"}, .status = 1,
			.err = "Error 1722 getting session names\n"},
	};

	(void)state;
	edition_run(rows, ARRAY_SIZE(rows));
}

#define TEST(function)                                                                             \
	cmocka_unit_test_setup_teardown(function, edition_setup, edition_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(usage__is_that_of_ws2022),
		TEST(disconnect__in_later_editions),
		TEST(connect__in_later_editions),
		TEST(reset__in_later_editions),
		TEST(logons__in_later_editions),
		TEST(kill__in_later_editions),
		TEST(msg__in_later_editions),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
