/* logoff, as a whole program: the farm and the seat that its environment names, and its streams. */
#include <limits.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/tests/sandbox_posix.h"
#include "cli/farm_trouble.h"
#include "cli/tests/logoff_support.h"

static char logoff_path[PATH_MAX];

/* The farm's file as a database of its own. */
static sqlite3 *open_database(const char *statements)
{
	sqlite3 *database;

	assert_int_equal(sqlite3_open("farm.db", &database), SQLITE_OK);
	assert_int_equal(sqlite3_exec(database, statements, NULL, NULL, NULL), SQLITE_OK);
	return database;
}

/* --- TSFARM_DB, TSFARM_SERVER, TSFARM_SESSION --- */

/* `logoff 12` with one variable of another value (NULL: unset) says this, and changes nothing. */
struct variable {
	const char *name, *value, *said;
};

static void refuse_with(const struct variable *row)
{
	char err[512];
	struct logoff_case typed = {
		.typed = {row->said, {"12"}, .status = 1, .out = "", .err = err}};

	snprintf(err, sizeof(err), "logoff: %s\n", row->said);
	if (row->value)
		setenv(row->name, row->value, true);
	else
		unsetenv(row->name);
	sandbox_run(&typed.typed);
	logoff_compare_farm(row->said, NULL);
	setenv("TSFARM_DB", "farm.db", true);
	logoff_sit("WF12/9");
}

static void refuse_all(const struct variable *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		refuse_with(&rows[i]);
}

#define NO_FARM                                                                                    \
	"no Terminal Server here: set TSFARM_DB to the file of a simulated farm, or type the "     \
	"command through 'tsfarm exec'"

static void environment__a_farm_that_cannot_be_opened_is_told(void **state)
{
	static const struct variable rows[] = {
		{"TSFARM_DB", NULL, NO_FARM},
		{"TSFARM_DB", "", NO_FARM},
		{"TSFARM_DB", "missing.db", "cannot use farm 'missing.db': " WHY_MISSING},
		{"TSFARM_DB", ".", "cannot use farm '.': " WHY_FOLDER},
		{"TSFARM_DB", "farm.db/x", "cannot use farm 'farm.db/x': " WHY_NOT_IN_A_FOLDER},
		{"TSFARM_DB", "garbage", "cannot use farm 'garbage': " WHY_NOT_A_FARM},
		{"TSFARM_DB", "empty", "cannot use farm 'empty': " WHY_NOT_A_FARM},
		{"TSFARM_DB", "pipe", "cannot use farm 'pipe': " WHY_NOT_A_FARM},
		{"TSFARM_DB", "/dev/null", "cannot use farm '/dev/null': " WHY_NOT_A_FARM},
	};

	(void)state;
	sandbox_write_text(
		"garbage", "This is a text, and long enough to be taken for a header.\n");
	sandbox_write_text("empty", "");
	assert_int_equal(mkfifo("pipe", 0644), 0);
	refuse_all(rows, ARRAY_SIZE(rows));
	assert_int_equal(access("missing.db", F_OK), -1);
}

/* Here there is nothing but a farm: what is asked for beside it is told, and nothing is done. */
static void environment__no_other_host_than_a_farm(void **state)
{
	static const struct variable rows[] = {
		{"TSFARM_HOST", "wts",
			"TSFARM_HOST is 'wts', and only Windows has Terminal Services; unset it to "
			"use "
			"the farm in TSFARM_DB"},
		{"TSFARM_HOST", "farm",
			"TSFARM_HOST can only be 'wts', for the machine's own Terminal Services; "
			"unset "
			"it for the farm in TSFARM_DB"},
	};

	(void)state;
	refuse_all(rows, ARRAY_SIZE(rows));
	unsetenv("TSFARM_HOST");
}

/* The farm in farm.db itself is another one; what is in it is not looked at any more. */
static void refuse_farm(const char *why)
{
	char err[256];
	size_t length, length_now;
	char *bytes = read_file("farm.db", &length), *now;

	snprintf(err, sizeof(err), "logoff: %s\n", why);
	sandbox_run(&(struct sandbox_case){why, {"12", "/v"}, .status = 1, .out = "", .err = err});
	now = read_file("farm.db", &length_now);
	same_number(why, (long long)length_now, (long long)length);
	assert_memory_equal(now, bytes, length);
	free(bytes);
	free(now);
}

static void environment__a_newer_farm_is_left_alone(void **state)
{
	(void)state;
	sqlite3_close(open_database("PRAGMA user_version = 1000"));
	refuse_farm("cannot use farm 'farm.db': it is of version 1000, and this tsfarm reads "
		    "versions up to 4; use the one that made it");
}

static void environment__a_truncated_farm_is_left_alone(void **state)
{
	(void)state;
	assert_int_equal(truncate("farm.db", 5000), 0);
	refuse_farm("cannot use farm 'farm.db': " WHY_DAMAGED);
}

static void environment__a_locked_farm_is_waited_for_and_then_told(void **state)
{
	sqlite3 *database;

	(void)state;
	database = open_database("BEGIN EXCLUSIVE");
	sandbox_run(&(struct sandbox_case){"locked", {"12", "/v"}, .status = 1, .out = "",
		.err = "logoff: cannot use farm 'farm.db': " WHY_LOCKED "\n"});
	sqlite3_close(database);
	logoff_compare_farm("locked", NULL);
}

/* Who is there can be read then, and /v says it: the refusal comes behind it. */
static void environment__a_farm_that_may_only_be_read_is_not_changed(void **state)
{
	static const struct sandbox_case typed = {"read-only", {"12", "/v"}, .status = 1,
		.out = "Logging off session ID 12 from session RDP-Tcp#1 on server WF12\n",
		.err = "logoff: cannot use farm 'farm.db': " WHY_FORBIDDEN "\n"};

	(void)state;
	assert_int_equal(chmod("farm.db", 0444), 0);
	if (geteuid() == 0)
		sandbox_be(65534);
	sandbox_run(&typed);
	logoff_compare_farm("read-only", NULL);
}

static void environment__a_seat_that_is_none_is_told(void **state)
{
	static const struct variable rows[] = {
		{"TSFARM_SERVER", NULL,
			"TSFARM_SERVER is not set; it names the server that the command is typed "
			"on"},
		{"TSFARM_SERVER", "",
			"TSFARM_SERVER is not set; it names the server that the command is typed "
			"on"},
		{"TSFARM_SERVER", "WF99",
			"TSFARM_SERVER is 'WF99', which is no server of 'farm.db' that is online"},
		{"TSFARM_SERVER", "WF14",
			"TSFARM_SERVER is 'WF14', which is no server of 'farm.db' that is online"},
		{"TSFARM_SESSION", NULL,
			"TSFARM_SESSION is not set; it is the id of the session that the command "
			"is typed in"},
		{"TSFARM_SESSION", "",
			"TSFARM_SESSION is not set; it is the id of the session that the command "
			"is typed in"},
		{"TSFARM_SESSION", "nine",
			"TSFARM_SESSION is 'nine', which is no session id, 0 to 65535"},
		{"TSFARM_SESSION", "-9",
			"TSFARM_SESSION is '-9', which is no session id, 0 to 65535"},
		{"TSFARM_SESSION", "65536",
			"TSFARM_SESSION is '65536', which is no session id, 0 to 65535"},
		{"TSFARM_SESSION", "4", "TSFARM_SESSION is 4, and 'WF12' has no such session"},
	};

	(void)state;
	refuse_all(rows, ARRAY_SIZE(rows));
}

/* What asks no server needs none. */
static void environment__help_and_refused_arguments_need_no_farm(void **state)
{
	static const struct sandbox_case cases[] = {
		{"help", {"/?"}, .out = "", .err = USAGE},
		{"invalid", {"/x"}, .status = 1, .out = "", .err = INVALID},
	};

	(void)state;
	unsetenv("TSFARM_DB");
	unsetenv("TSFARM_SERVER");
	unsetenv("TSFARM_SESSION");
	sandbox_run_all(cases, ARRAY_SIZE(cases));
	setenv("TSFARM_DB", "garbage", true);
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

/* Run the case on a farm of version 1, and return whether a byte of its file has changed. */
static bool changes_old_farm(const struct sandbox_case *typed)
{
	size_t before_length, after_length;
	char *before = read_file(TEST_OLD_FARM, &before_length), *after;
	bool is_changed;

	write_file("farm.db", before, before_length);
	sandbox_run(typed);
	after = read_file("farm.db", &after_length);
	is_changed = before_length != after_length || memcmp(before, after, after_length) != 0;
	free(before);
	free(after);
	return is_changed;
}

static void environment__help_and_refused_arguments_leave_an_older_farm(void **state)
{
	static const struct {
		struct sandbox_case typed;
		bool is_changed;
	} rows[] = {
		{{"help", {"/?"}, .out = "", .err = USAGE}, false},
		{{"invalid", {"/x"}, .status = 1, .out = "", .err = INVALID}, false},
		{{"a command", {"14", "/v"},
			 .out = "Logging off session ID 14 from session (none) on server WF12\n"},
			true},
	};

	(void)state;
	logoff_sit("WF12/2");
	setenv("TSFARM_EDITION", "ws2022", true); /* not that of the farm */
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		if (changes_old_farm(&rows[i].typed) != rows[i].is_changed)
			fail_msg("%s: the farm is%s changed", rows[i].typed.label,
				rows[i].is_changed ? " not" : "");
	}
	unsetenv("TSFARM_EDITION");
}

/* A lone byte, one cut short, a surrogate, an overlong slash, one too high; Windows has no such arguments. */
static void environment__arguments_that_are_no_utf8_are_invalid(void **state)
{
	static const char *const typed[][3] = {{"B\xFC"
						"cherei"},
		{"B\xC3"}, {"\xED\xA0\x80"}, {"\xC0\xAF?"}, {"\xF4\x90\x80\x80"},
		{"12", "/server:WF\xFF"}, {"12", "/v\xFF"}};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(typed); i++) {
		const struct logoff_case given = {.typed = {typed[i][0], {typed[i][0], typed[i][1]},
							  .status = 1, .out = "", .err = INVALID}};

		logoff_run_all(&given, 1);
	}
}

/* --- Streams --- */

#define CANNOT_ANNOUNCE "logoff: cannot write to standard output, so nothing was done\n"

/* The last reader of a pipe goes before the command starts. */
#define TO_BROKEN_PIPE "rm -f p; mkfifo p; exec 3<>p 4>p 3<&-; exec \"$0\" 12 /v >&4"

static void environment__what_cannot_be_announced_is_not_done(void **state)
{
	static const struct logoff_case cases[] = {
		{.typed = {"full", {"-c", "exec \"$0\" 12 /v > /dev/full", logoff_path},
			 .status = 1, .out = "", .err = CANNOT_ANNOUNCE}},
		{.typed = {"closed", {"-c", "exec \"$0\" 12 /v >&-", logoff_path}, .status = 1,
			 .out = "", .err = CANNOT_ANNOUNCE}},
		{.typed = {"only for reading",
			 {"-c", "exec \"$0\" 12 /v 1< /dev/null", logoff_path}, .status = 1,
			 .out = "", .err = CANNOT_ANNOUNCE}},
		/* nobody reads any more: whoever ignores that signal is told, everybody else ends
		 */
		{.typed = {"broken pipe", {"-c", "trap '' PIPE; " TO_BROKEN_PIPE, logoff_path},
			 .status = 1, .out = "", .err = CANNOT_ANNOUNCE}},
		{.typed = {"broken pipe, signal", {"-c", TO_BROKEN_PIPE, logoff_path},
			 .status = 128 + SIGPIPE, .out = "", .err = ""}},
	};

	(void)state;
	sandbox_use("/bin/sh");
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

/* A closed stream's number may be given to the farm's file, into which nothing may then be printed.
 */
static void environment__closed_streams_do_not_reach_the_farm(void **state)
{
	static const struct logoff_case cases[] = {
		{.typed = {"refused", {"-c", "exec \"$0\" 99 <&- >&- 2>&-", logoff_path},
			 .status = 1}},
		{.typed = {"refused under /v",
			 {"-c", "exec \"$0\" 12 /v <&- >&- 2>&-", logoff_path}, .status = 1}},
		{.typed = {"help", {"-c", "exec \"$0\" /? <&- >&- 2>&-", logoff_path},
			 .status = 0}},
		{.typed = {"done", {"-c", "exec \"$0\" 12 <&- >&- 2>&-", logoff_path}, .status = 0},
			.changed = "WF12/12 gone"},
	};

	(void)state;
	sandbox_use("/bin/sh");
	logoff_run_all(cases, ARRAY_SIZE(cases));
}

/* --- At the same time --- */

static int wait_for(pid_t child)
{
	int status;

	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void environment__of_several_at_once_one_does_it(void **state)
{
	static const struct sandbox_case typed = {"at once", {"12"}, .status = 0};
	pid_t children[8];
	size_t done = 0;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(children); i++)
		children[i] = sandbox_begin(&typed);
	for (size_t i = 0; i < ARRAY_SIZE(children); i++)
		done += wait_for(children[i]) == 0;
	assert_int_equal(done, 1);
	logoff_compare_farm("at once", "WF12/12 gone");
}

static int setup(void **state)
{
	sandbox_use(logoff_path);
	return logoff_setup(state);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, logoff_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(environment__a_farm_that_cannot_be_opened_is_told),
		TEST(environment__no_other_host_than_a_farm),
		TEST(environment__a_newer_farm_is_left_alone),
		TEST(environment__a_truncated_farm_is_left_alone),
		TEST(environment__a_locked_farm_is_waited_for_and_then_told),
		TEST(environment__a_farm_that_may_only_be_read_is_not_changed),
		TEST(environment__a_seat_that_is_none_is_told),
		TEST(environment__help_and_refused_arguments_need_no_farm),
		TEST(environment__help_and_refused_arguments_leave_an_older_farm),
		TEST(environment__arguments_that_are_no_utf8_are_invalid),
		TEST(environment__what_cannot_be_announced_is_not_done),
		TEST(environment__closed_streams_do_not_reach_the_farm),
		TEST(environment__of_several_at_once_one_does_it),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	snprintf(logoff_path, sizeof(logoff_path), "%s", sandbox_program());
	return cmocka_run_group_tests(tests, NULL, NULL);
}
