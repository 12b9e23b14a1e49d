/* logoff as the server on which it is typed speaks: what differs by its edition. */
#include "base/environment.h"
#include "base/macros.h"
#include "cli/tests/edition_support.h"
#include "cli/tests/logoff_support.h"

/* Whole, as builds 10.0.14393 to 10.0.22000 print it. */
#define LATER_USAGE                                                                                \
	"Terminates a session.\n"                                                                  \
	"\n"                                                                                       \
	"LOGOFF [sessionname | sessionid] [/SERVER:servername] [/V] [/VM]\n"                       \
	"\n"                                                                                       \
	"  sessionname         The name of the session.\n"                                         \
	"  sessionid           The ID of the session.\n"                                           \
	"  /SERVER:servername  Specifies the Remote Desktop server containing the user\n"          \
	"                      session to log off (default is current).\n"                         \
	"  /V                  Displays information about the actions performed.\n"                \
	"  /VM                 Logs off a session on server or within virtual machine. The "       \
	"unique "                                                                                  \
	"ID of the session needs to be specified.\n"                                               \
	"\n"                                                                                       \
	"\n"

#define LATER_INVALID "Invalid parameter(s)\n" LATER_USAGE

#define COULD_NOT "Could not logoff session "

static void errors__are_those_of_where_it_is_typed(void **state)
{
	static const struct spoken rows[] = {
		{.at = "NT4/5",
			{"4"},
			.status = 1,
			.err = COULD_NOT "ID 4 from session TERM04, Error code 5\n"
					 "Error [5]: Access is denied.\n"},
		{.at = "WS2003/5",
			{"4"},
			.status = 1,
			.err = COULD_NOT "ID 4 from session TERM04, Error code 5\n"
					 "Error [5]:Access is denied.\n"},
		{.at = "WS2022/5",
			{"4"},
			.status = 1,
			.err = COULD_NOT "ID 4 from session TERM04, Error code 5\n"
					 "Error [5]:Access is denied.\n"},
		/* where it is typed, and not where the session is */
		{.at = "WS2022/5",
			{"4", "/server:NT4"},
			.status = 1,
			.err = COULD_NOT "ID 4 from session TERM04, Error code 5\n"
					 "Error [5]:Access is denied.\n"},
		{.at = "NT4/5",
			{"4", "/server:WS2022"},
			.status = 1,
			.err = COULD_NOT "ID 4 from session TERM04, Error code 5\n"
					 "Error [5]: Access is denied.\n"},
		{.at = "NT4/5",
			{"/server:WF99"},
			.status = 1,
			.err = "Error opening Terminal server WF99\n"
			       "Error [1722]: The RPC server is unavailable.\n"},
		{.at = "WS2022/5",
			{"/server:WF99"},
			.status = 1,
			.err = "Error opening Terminal server WF99\n\n"
			       "Error [1722]:The RPC server is unavailable.\n"},
	};

	(void)state;
	edition_run(rows, ARRAY_SIZE(rows));
}

/* Standing sessions that nobody can log off: the console, services and a listener. */
static void standing_sessions__stay(void **state)
{
	static const struct spoken rows[] = {
		{.at = "WS2003/6",
			{"0"},
			.status = 1,
			.err = COULD_NOT "ID 0 from session Console, Error code 5\n"
					 "Error [5]:Access is denied.\n"},
		{.at = "WS2022/6",
			{"1"},
			.status = 1,
			.err = COULD_NOT "ID 1 from session Console, Error code 5\n"
					 "Error [5]:Access is denied.\n"},
		{.at = "WS2022/6",
			{"0"},
			.status = 1,
			.err = COULD_NOT "ID 0 from session Services, Error code 5\n"
					 "Error [5]:Access is denied.\n"},
		{.at = "WS2022/6",
			{"services"},
			.status = 1,
			.err = COULD_NOT "ID 0 from session Services, Error code 7022\n"
					 "Error [7022]:The specified session cannot be found.\n"},
		{.at = "WS2022/6",
			{"65536"},
			.status = 1,
			.err = COULD_NOT "ID 65536 from session RDP-Tcp, Error code 7022\n"
					 "Error [7022]:The specified session cannot be found.\n"},
		{.at = "NT4/6",
			{"65536"},
			.status = 1,
			.err = COULD_NOT "ID 65536, Error code 7022\n"
					 "Error [7022]: The specified session cannot be found.\n"},
		{.at = "WS2022/6",
			{"4294967296"},
			.status = 1,
			.err = COULD_NOT "ID 4294967296, Error code 7022\n"
					 "Error [7022]:The specified session cannot be found.\n"},
	};

	(void)state;
	edition_run(rows, ARRAY_SIZE(rows));
}

#define PROMPT                                                                                     \
	"If you reset this session, all users using this protocol will be logged off.\n"           \
	"Continue (n=no)? "

/* Captured on Server 2003: the question, and an answer that comes through a pipe. */
static void listener__is_asked_about(void **state)
{
	static const struct spoken rows[] = {
		{.at = "WS2003/4", {"65536"}, .input = "N\n", .status = 1, .out = PROMPT},
		{.at = "WS2003/4", {"65536"}, .input = "", .status = 1, .out = PROMPT},
		{.at = "WS2003/6", {"5"}},
		{.at = "WS2003/6", {"65536"}, .input = "Y\n", .out = PROMPT},
	};

	(void)state;
	edition_run(rows, ARRAY_SIZE(rows));
	/* the caller's own came from it, too */
	edition_run(
		&(struct spoken){.at = "WS2003/4",
			{"6"},
			.status = 1,
			.err = COULD_NOT "ID 6, Error code 7022\n"
					 "Error [7022]:The specified session cannot be found.\n"},
		1);
}

/* Its usage alone tells of /vm, which needs an ID. */
static void virtual_machines__are_for_ws2022(void **state)
{
	static const struct spoken rows[] = {
		{.at = "WS2022/6", {"4", "/vm"}},
		{.at = "WS2022/6", {"RDP-Tcp#1", "/vm"}, .status = 1, .err = LATER_INVALID},
		{.at = "WS2022/6", {"/VM"}, .status = 1, .err = LATER_INVALID},
		{.at = "WS2003/6", {"4", "/vm"}, .status = 1, .err = INVALID},
		{.at = "NT4/6", {"4", "/vm"}, .status = 1, .err = INVALID},
	};

	(void)state;
	edition_run(rows, ARRAY_SIZE(rows));
}

/* The farm decides; where there is none, TSFARM_EDITION, or else it is nt4. */
static void usage__needs_no_farm(void **state)
{
	static const struct {
		const char *db, *edition, *at, *usage;
	} rows[] = {
		{"farm.db", NULL, "WS2022/5", LATER_USAGE},
		{"farm.db", "nt4", "WS2022/5", LATER_USAGE},
		{"farm.db", "ws2022", "WS2003/5", USAGE},
		{"farm.db", "ws2022", "NT4/5", USAGE},
		{"missing.db", "ws2022", "NT4/5", LATER_USAGE},
		{"missing.db", "ws2003", "NT4/5", USAGE},
		{"farm.db", "ws2022", "NT4/99", LATER_USAGE},
		{NULL, "ws2022", "NT4/5", LATER_USAGE},
		{NULL, "nt4", "NT4/5", USAGE},
		{NULL, "ws1999", "NT4/5", NULL},
		{NULL, NULL, "NT4/5", NULL},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
#ifdef _WIN32
		/* the machine's own Terminal Services answer */
		const char *usual = LATER_USAGE;
#else
		const char *usual = USAGE;
#endif
		struct spoken row = {
			.at = rows[i].at, {"/?"}, .err = rows[i].usage ? rows[i].usage : usual};

		environment_set("TSFARM_DB", rows[i].db);
		environment_set("TSFARM_EDITION", rows[i].edition);
		edition_run(&row, 1);
	}
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, edition_setup, edition_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(errors__are_those_of_where_it_is_typed),
		TEST(standing_sessions__stay),
		TEST(listener__is_asked_about),
		TEST(virtual_machines__are_for_ws2022),
		TEST(usage__needs_no_farm),
	};

	assert_int_equal(argc, 2);
	sandbox_use(argv[1]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
