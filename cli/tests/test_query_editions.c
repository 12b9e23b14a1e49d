/* query and the names of its parts, as the server on which they are typed speaks. Arguments: query,
 * quser, qwinsta, qprocess, qappsrv. */
#include "base/environment.h"
#include "base/macros.h"
#include "cli/tests/logoff_support.h"
#include "cli/usage_ws2003.h"
#include "sim/tests/support.h"

static const char farm_file[] =
	"clock: 2024-04-08 17:30:00\n"
	"servers:\n"
	"  NT4:\n"
	"    sessions:\n"
	"      5: {at: 'RDP-Tcp#1', user: Eva, logon: 2024-04-08 09:00:00, programs: [Calc.exe]}\n"
	"  WS2003:\n"
	"    edition: ws2003\n"
	"    locale: de-DE\n"
	"    sessions:\n"
	"      console: {user: Administrator, logon: 2024-04-02 08:05:00}\n"
	"      2: {user: Tom, state: disconnected, logon: 2024-04-08 16:07:59}\n"
	"      5: {at: 'RDP-Tcp#42', user: Eva, logon: 2024-04-08 09:00:00, programs: [Calc.exe]}\n"
	"  WS2022:\n"
	"    edition: ws2022\n"
	"    winstations: {31C5CE94259D4006A9E4: {kind: listener}}\n"
	"    sessions:\n"
	"      services: {programs: [Lsass.exe]}\n"
	"      console: {user: Administrator, logon: 2024-04-02 08:05:00, idle: 1d27m}\n"
	"      5: {at: 'RDP-Tcp#0', user: Eva, logon: 2024-04-08 09:00:00, programs: [Calc.exe]}\n"
	"      7: {user: Anna Lopez, state: disconnected, logon: 2024-04-08 12:00:00, idle: 1h22m,"
	" programs: [Excel.exe]}\n"
	"accounts:\n"
	"  Eva: {groups: [Administrators]}\n";

enum asked_program {
	QUERY,
	QUSER,
	QWINSTA,
	QPROCESS,
	QAPPSRV,
	PROGRAM_COUNT
};
static char programs[PROGRAM_COUNT][4096];

static int setup(void **state)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;

	if (sandbox_setup(state) != 0)
		return -1;
	snapshot = parse_farm(farm_file);
	same_answer("farm_create", farm_create("farm.db", snapshot, false), 0);
	environment_set("TSFARM_DB", "farm.db");
	environment_set("TSFARM_EDITION", NULL);
	sandbox_use(programs[QUERY]);
	return 0;
}

struct asked {
	enum asked_program program;
	const char *at;
	struct sandbox_case typed;
};

static void ask_all(const struct asked *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct sandbox_case typed = rows[i].typed;

		typed.label = rows[i].at;
		sandbox_use(programs[rows[i].program]);
		logoff_sit(rows[i].at);
		sandbox_run(&typed);
	}
}

#define WORDS(...) .arguments = {__VA_ARGS__}
#define SHOWN(text) .out = text, .err = ""
#define REFUSED(text) .status = 1, .out = "", .err = text

#define SESSIONS " SESSIONNAME       USERNAME                 ID  STATE   TYPE        DEVICE \n"
#define USERS " USERNAME              SESSIONNAME        ID  STATE   IDLE TIME  LOGON TIME\n"
#define PROCESSES " USERNAME              SESSIONNAME         ID    PID  IMAGE\n"

/* clang-format off */
static void sessions__have_the_rows_of_the_edition(void **state)
{
	static const struct asked rows[] = {
		{QWINSTA, "WS2003/5", {SHOWN(SESSIONS
		" console           Administrator             0  Active  wdcon               \n"
		" rdp-tcp                                 65536  Listen  rdpwd               \n"
		"                   Tom                       2  Disc    rdpwd               \n"
		">rdp-tcp#42        Eva                       5  Active  rdpwd               \n")}},
		{QWINSTA, "WS2022/5", {SHOWN(SESSIONS
		" services                                    0  Disc                        \n"
		" console           Administrator             1  Active                      \n"
		">rdp-tcp#0         Eva                       5  Active                      \n"
		"                   Anna Lopez                7  Disc                        \n"
		" 31c5ce94259d4...                        65536  Listen                      \n"
		" rdp-tcp                                 65537  Listen                      \n")}},
		/* in words of where it is typed */
		{QWINSTA, "NT4/5", {WORDS("/server:WS2022", "anna lopez"), SHOWN(
		" SESSION           USERNAME                 ID  STATE   TYPE        DEVICE\n"
		"                   anna lopez                7  disc\n")}},
		{QWINSTA, "WS2022/5", {WORDS("eva", "/server:NT4", "/vm"), SHOWN(SESSIONS
		" rdp-tcp#1         Eva                       5  Active                      \n")}},
		/* in any state */
		{QWINSTA, "WS2022/5", {WORDS("7"), SHOWN(SESSIONS
		"                   Anna Lopez                7  Disc                        \n")}},
		{QWINSTA, "WS2022/5", {WORDS("RDP-TCP"), SHOWN(SESSIONS
		" rdp-tcp                                 65537  Listen                      \n")}},
		{QWINSTA, "WS2022/5", {WORDS("65538"), REFUSED("No session exists for 65538\n")}},
		{QWINSTA, "WS2022/5", {WORDS("nobody"), REFUSED("No session exists for nobody\n")}},
		{QWINSTA, "WS2022/5", {WORDS("/server:X"), REFUSED(
		"Error opening Terminal server X\n"
		"\n"
		"Error [1722]:The RPC server is unavailable.\n")}},
	};

	(void)state;
	ask_all(rows, ARRAY_SIZE(rows));
}

static void counters__follow_the_rows(void **state)
{
	static const struct asked rows[] = {
		{QWINSTA, "WS2022/5", {WORDS("/counter", "5"), SHOWN(SESSIONS
		">rdp-tcp#0         Eva                       5  Active                      \n"
		"\n"
		"Sessions created: 1\n"
		"Sessions disconnected: 1\n"
		"Sessions reconnected: 0\n")}},
		/* of the server that is asked */
		{QWINSTA, "WS2022/5", {WORDS("/counter", "/server:WS2003", "5"), SHOWN(SESSIONS
		" rdp-tcp#42        Eva                       5  Active                      \n"
		"\n"
		"Sessions created: 0\n"
		"Sessions disconnected: 0\n"
		"Sessions reconnected: 0\n")}},
	};
	cleanup(farm_freep) struct farm *farm = NULL;
	struct caller caller;

	(void)state;
	same_answer("open", farm_open("farm.db", &farm), 0);
	same_answer("find", caller_find(farm, "WS2022", 5, &caller), 0);
	same_answer("disconnect", session_disconnect(farm, &caller, caller.server_id, 1), 0);
	ask_all(rows, ARRAY_SIZE(rows));
}

static void users__have_the_rows_of_the_edition(void **state)
{
	static const struct asked rows[] = {
		{QUSER, "WS2003/5", {SHOWN(USERS
		" administrator         console             0  Active      none   02.04.2024 08:05\n"
		" tom                                       2  Disc         1:22  08.04.2024 16:07\n"
		">eva                   rdp-tcp#42          5  Active          .  08.04.2024 09:00\n")}},
		{QUSER, "WS2022/5", {SHOWN(USERS
		" administrator         console             1  Active    1+00:27  4/2/2024 8:05 AM\n"
		">eva                   rdp-tcp#0           5  Active          .  4/8/2024 9:00 AM\n"
		" anna lopez                                7  Disc         1:22  4/8/2024 12:00 PM\n")}},
		/* the current session is marked, and not the current user */
		{QUSER, "WS2022/5", {WORDS("/server:WS2003", "eva"), SHOWN(USERS
		" eva                   rdp-tcp#42          5  Active          .  4/8/2024 9:00 AM\n")}},
		{QUSER, "WS2022/5", {WORDS("nobody"), REFUSED("No User exists for nobody\n")}},
		{QUSER, "NT4/5", {WORDS("nobody"), REFUSED("No user exists for nobody\n")}},
		/* nobody is logged on there */
		{QUSER, "WS2022/5", {WORDS("services"), REFUSED("No User exists for services\n")}},
		{QUSER, "WS2022/5", {WORDS("/server:X"), REFUSED(
		"Error 0x000006BA enumerating sessionnames\n"
		"Error [1722]:The RPC server is unavailable.\n")}},
	};

	(void)state;
	ask_all(rows, ARRAY_SIZE(rows));
}

static void processes__have_the_rows_of_the_edition(void **state)
{
	static const struct asked rows[] = {
		{QPROCESS, "WS2022/5", {WORDS("*"), SHOWN(PROCESSES
		" (unknown)             services             0    101  lsass.exe\n"
		">eva                   rdp-tcp#0            5    102  calc.exe\n"
		" anna lopez                                 7    103  excel.exe\n")}},
		{QPROCESS, "WS2022/5", {SHOWN(PROCESSES
		">eva                   rdp-tcp#0            5    102  calc.exe\n")}},
		{QPROCESS, "WS2003/5", {SHOWN(PROCESSES
		">eva                   rdp-tcp#42           5    101  calc.exe\n")}},
		/* an ID may be that of any session, a name only that of an active one */
		{QPROCESS, "WS2022/5", {WORDS("/id:7"), SHOWN(PROCESSES
		" anna lopez                                 7    103  excel.exe\n")}},
		{QPROCESS, "WS2022/5", {WORDS("services"), REFUSED("No process exists for services\n")}},
	};

	(void)state;
	ask_all(rows, ARRAY_SIZE(rows));
}
/* clang-format on */

static void query__loses_success_in_ws2022(void **state)
{
	static const struct {
		const char *at;
		const char *words[3];
		int status;
	} rows[] = {
		{"NT4/5", {"user"}, 0},
		{"NT4/5", {"user", "nobody"}, 1},
		{"WS2003/5", {"user"}, 0},
		{"WS2003/5", {"session"}, 0},
		{"WS2003/5", {"user", "nobody"}, 1},
		{"WS2022/5", {"user"}, 1},
		{"WS2022/5", {"session"}, 1},
		{"WS2022/5", {"process"}, 1},
		{"WS2022/5", {"termserver"}, 1},
		{"WS2022/5", {"user", "/?"}, 1},
		{"WS2022/5", {"user", "nobody"}, 1},
		{"WS2022/5", {"/?"}, 0},
		{"WS2022/5", {"nothing"}, 1},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct sandbox_case typed = {.label = rows[i].words[0], .status = rows[i].status};

		for (size_t j = 0; j < ARRAY_SIZE(rows[i].words); j++)
			typed.arguments[j] = rows[i].words[j];
		logoff_sit(rows[i].at);
		sandbox_run(&typed);
	}
}

#define QUERY_USAGE "QUERY { PROCESS | SESSION | TERMSERVER | USER }\n\n"

static void words__are_those_of_the_edition(void **state)
{
	static const struct asked rows[] = {
		{QUERY, "WS2022/5", {WORDS("/?"), SHOWN(QUERY_USAGE)}},
		{QUERY, "WS2003/5", {WORDS("/?"), SHOWN(QUERY_USAGE)}},
		{QUERY, "WS2022/5",
			{WORDS("appservers"), REFUSED("Invalid parameter(s)\n" QUERY_USAGE)}},
		{QUERY, "WS2022/5",
			{WORDS("object"), REFUSED("Invalid parameter(s)\n" QUERY_USAGE)}},
		{QUERY, "NT4/5", {WORDS("termserver"), .status = 1, .out = ""}},
		{QUERY, "WS2003/5",
			{WORDS("TermServer", "/continue"), SHOWN(" APPLICATION SERVER\n"
								 " NT4\n"
								 "*WS2003\n"
								 " WS2022\n")}},
		{QAPPSRV, "WS2022/5",
			{WORDS("/continue"), SHOWN(" APPLICATION SERVER\n"
						   " NT4\n"
						   " WS2003\n"
						   "*WS2022\n")}},
		{QAPPSRV, "NT4/5", {WORDS("NT4"), SHOWN(" APPLICATION SERVER\n*NT4\n")}},
	};

	(void)state;
	ask_all(rows, ARRAY_SIZE(rows));
}

/* The texts as captured; the scenarios have them literally. */
static void usages__are_whole_on_both_streams(void **state)
{
#define USAGE_OF(program, seat, usage)                                                             \
	{program, seat, {WORDS("/?"), SHOWN(usage)}},                                              \
	{                                                                                          \
		program, seat,                                                                     \
		{                                                                                  \
			WORDS("/nothing"), REFUSED("Invalid parameter(s)\n" usage)                 \
		}                                                                                  \
	}
	static const struct asked rows[] = {
		USAGE_OF(QUSER, "WS2022/5", USAGE_WS2022_QUSER),
		USAGE_OF(QWINSTA, "WS2022/5", USAGE_WS2022_QWINSTA),
		USAGE_OF(QPROCESS, "WS2022/5", USAGE_WS2022_QPROCESS),
		USAGE_OF(QAPPSRV, "WS2022/5", USAGE_WS2022_QAPPSRV),
		USAGE_OF(QUSER, "WS2003/5", USAGE_WS2003_QUSER),
		USAGE_OF(QWINSTA, "WS2003/5", USAGE_WS2003_QWINSTA),
		USAGE_OF(QPROCESS, "WS2003/5", USAGE_WS2003_QPROCESS),
		USAGE_OF(QAPPSRV, "WS2003/5", USAGE_WS2003_QAPPSRV),
		/* switches of other editions */
		{QWINSTA, "WS2003/5",
			{WORDS("/vm"), REFUSED("Invalid parameter(s)\n" USAGE_WS2003_QWINSTA)}},
		{QWINSTA, "NT4/5", {WORDS("/counter"), .status = 1, .out = ""}},
		{QPROCESS, "WS2022/5",
			{WORDS("/system"),
				REFUSED("Invalid parameter(s)\n" USAGE_WS2022_QPROCESS)}},
	};

	(void)state;
	ask_all(rows, ARRAY_SIZE(rows));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, sandbox_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(sessions__have_the_rows_of_the_edition),
		TEST(counters__follow_the_rows),
		TEST(users__have_the_rows_of_the_edition),
		TEST(processes__have_the_rows_of_the_edition),
		TEST(query__loses_success_in_ws2022),
		TEST(words__are_those_of_the_edition),
		TEST(usages__are_whole_on_both_streams),
	};

	if (argc != PROGRAM_COUNT + 1)
		return 2;
	for (int i = 0; i < PROGRAM_COUNT; i++) {
		sandbox_use(argv[1 + i]);
		snprintf(programs[i], sizeof(programs[i]), "%s", sandbox_program());
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
