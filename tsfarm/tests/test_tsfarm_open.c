/* A farm that cannot be opened: one sentence, the same for every command, and nothing is changed.
 */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/tests/sandbox_posix.h"
#include "base/text.h"

#define FARM TEST_DATA "test_tsfarm_farm.yaml"

static int setup(void **state)
{
	if (sandbox_setup(state) != 0)
		return -1;
	sandbox_run(&(struct sandbox_case){"create", {"create", "farm.db", FARM}, .err = ""});
	return 0;
}

static void change_farm(const char *path, const char *statements)
{
	sqlite3 *database;

	assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
	assert_int_equal(sqlite3_exec(database, statements, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_close(database), SQLITE_OK);
}

/* Every command with the farm, and what each is to say. */
static void run_each(const char *path, const char *why)
{
	static const struct sandbox_case commands[] = {
		{.label = "show", .arguments = {"show", "FARM"}},
		{.label = "show --json", .arguments = {"show", "FARM", "--json"}},
		{.label = "show --server", .arguments = {"show", "FARM", "--server", "WF12"}},
		{.label = "events", .arguments = {"events", "FARM"}},
		{.label = "events --json", .arguments = {"events", "FARM", "--json"}},
		{.label = "exec", .arguments = {"exec", "FARM", "--as", "WF12/12", "echo"}},
		{.label = "check", .arguments = {"check", "FARM"}},
		{.label = "export", .arguments = {"export", "FARM"}},
	};
	struct text expected = {0};

	text_printf(&expected, "tsfarm: cannot read farm '%s': %s\n", path, why);
	for (size_t i = 0; i < ARRAY_SIZE(commands); i++) {
		struct sandbox_case given = commands[i];

		given.arguments[1] = path;
		given.status = 1;
		given.out = "";
		given.err = text_string(&expected);
		sandbox_run(&given);
	}
	text_deinit(&expected);
}

static void open__what_is_no_farm_is_told_by_every_command(void **state)
{
	static const struct {
		const char *path, *why;
	} rows[] = {
		{"missing.db", "there is no such file; 'tsfarm create' makes a farm"},
		{"", "there is no such file; 'tsfarm create' makes a farm"},
		{".", "that is a folder; name a file in it"},
		{"farm.db/x", "a part of that path is no folder"},
		{"text", "that file is no farm; 'tsfarm create' makes one from a farm file"},
		{"empty", "that file is no farm; 'tsfarm create' makes one from a farm file"},
		{"other.db", "that file is no farm; 'tsfarm create' makes one from a farm file"},
		{"/dev/null", "that file is no farm; 'tsfarm create' makes one from a farm file"},
		{"newer.db",
			"it is of version 1000000, and this tsfarm reads versions up to 4; use the "
			"one that made it"},
	};

	(void)state;
	sandbox_write_text("text", "servers: {}\nThis is a farm file, which is not a farm.\n");
	sandbox_write_text("empty", "");
	change_farm("other.db", "CREATE TABLE t (x); INSERT INTO t VALUES (1)");
	sandbox_run(&(struct sandbox_case){"create", {"create", "newer.db", FARM}, .err = ""});
	change_farm("newer.db", "PRAGMA user_version = 1000000");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		run_each(rows[i].path, rows[i].why);
	assert_int_equal(access("missing.db", F_OK), -1);
}

static void open__a_truncated_farm_is_told_by_every_command(void **state)
{
	(void)state;
	assert_int_equal(truncate("farm.db", 5000), 0);
	run_each("farm.db",
		"the file is damaged; put a copy in its place, or make it anew with 'tsfarm create "
		"--force'");
}

static void open__a_farm_that_may_not_be_read_is_told(void **state)
{
	(void)state;
	assert_int_equal(chmod("farm.db", 0), 0);
	if (geteuid() == 0)
		sandbox_be(65534);
	run_each("farm.db",
		"permission denied; the file must be yours to read and write, its folder too");
}

/* To look at a farm, reading it is enough. */
static void open__a_farm_that_may_only_be_read_can_be_shown(void **state)
{
	static const struct sandbox_case cases[] = {
		{"show", {"show", "farm.db"}, .err = ""},
		{"events", {"events", "farm.db"}, .out = "", .err = ""},
		{"check", {"check", "farm.db"}, .out = "farm.db: no problems\n", .err = ""},
		{"export", {"export", "farm.db"}, .err = ""},
		{"exec", {"exec", "farm.db", "--as", "WF12/12", "echo", "x"}, .out = "x\n",
			.err = ""},
	};

	(void)state;
	assert_int_equal(chmod("farm.db", 0444), 0);
	if (geteuid() == 0)
		sandbox_be(65534);
	sandbox_run_all(cases, ARRAY_SIZE(cases));
}

static void open__a_locked_farm_is_waited_for_and_then_told(void **state)
{
	sqlite3 *database;

	(void)state;
	assert_int_equal(sqlite3_open("farm.db", &database), SQLITE_OK);
	assert_int_equal(sqlite3_exec(database, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
	sandbox_run(&(struct sandbox_case){"show", {"show", "farm.db"}, .status = 1, .out = "",
		.err = "tsfarm: cannot read farm 'farm.db': another process kept it locked for "
		       "five "
		       "seconds; try again when that one is done\n"});
	sqlite3_close(database);
}

static void open__a_farm_that_somebody_is_about_to_write_can_be_read(void **state)
{
	sqlite3 *database;

	(void)state;
	assert_int_equal(sqlite3_open("farm.db", &database), SQLITE_OK);
	assert_int_equal(sqlite3_exec(database, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	sandbox_run(&(struct sandbox_case){"show", {"show", "farm.db"}, .err = ""});
	sqlite3_close(database);
}

/* Results that cannot be written are no results: a full disk ends every command with 3. */
static void open__a_full_disk_is_told_by_every_command(void **state)
{
	static const struct {
		const char *command, *why;
	} rows[] = {
		{"show farm.db", "No space left on device"},
		{"show --json farm.db", "No space left on device"},
		/* it fails long before its end */
		{"events long.db", "part of them is missing"},
		{"events --json farm.db", "No space left on device"},
		{"check farm.db", "No space left on device"},
		{"export farm.db", "No space left on device"},
		{"--help", "No space left on device"},
		{"show --help", "No space left on device"},
		{"--version", "No space left on device"},
	};

	(void)state;
	sandbox_run(&(struct sandbox_case){"create", {"create", "long.db", FARM}, .err = ""});
	change_farm("long.db",
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
		"INSERT INTO events (happened_at, kind, server, session_id, by_server, "
		"by_session_id)"
		"SELECT '2000-01-01 00:00:00', 'message-sent', 'WF12', i, 'WF12', i FROM n");
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct text line = {0}, said = {0};

		text_printf(&line, "exec '%s' %s > /dev/full", sandbox_program(), rows[i].command);
		text_printf(&said, "tsfarm: cannot write the results: %s\n", rows[i].why);
		sandbox_run(&(struct sandbox_case){rows[i].command,
			{"exec", "farm.db", "--as", "WF12/12", "sh", "-c", text_string(&line)},
			.status = 3, .out = "", .err = text_string(&said)});
		text_deinit(&line);
		text_deinit(&said);
	}
}

/* One sentence, and nothing is done, where what is done cannot be said. */
static void open__a_full_disk_is_told_by_the_commands(void **state)
{
	static const struct {
		const char *command, *said;
	} rows[] = {
		{"disconn /v", "disconn: cannot write to standard output, so nothing was done\n"},
		{"reset session 12 /v",
			"reset session: cannot write to standard output, so nothing was done\n"},
		{"query session", "query session: cannot write to standard output\n"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct text line = {0};

		text_printf(&line, "exec %s > /dev/full", rows[i].command);
		sandbox_run(&(struct sandbox_case){rows[i].command,
			{"exec", "farm.db", "--as", "WF12/12", "sh", "-c", text_string(&line)},
			.status = 1, .out = "", .err = rows[i].said});
		text_deinit(&line);
	}
}

/* SQLite reads a database in memory and options out of these names. */
static void open__a_name_is_a_name_for_every_command(void **state)
{
	static const char *const names[] = {
		":memory:", ":x", "file:x.db", "file:y.db?mode=memory", "file::memory:"};
	static const struct sandbox_case commands[] = {
		{"create", {"create", "FARM", FARM}, .out = "", .err = ""},
		{"create --force", {"create", "FARM", FARM, "--force"}, .out = "", .err = ""},
		{"check", {"check", "FARM"}, .err = ""},
		{"show", {"show", "FARM"}, .err = ""},
		{"export", {"export", "FARM"}, .err = ""},
		{"shell", {"shell", "FARM", "--as", "WF12/0"}, .input = "exit\n", .out = "",
			.err = ""},
		{"exec", {"exec", "FARM", "--as", "WF12/0", "logoff", "12"}, .out = "", .err = ""},
		{"ended", {"exec", "FARM", "--as", "WF12/0", "logoff", "12"}, .status = 1,
			.out = ""},
		{"events", {"events", "FARM"}, .err = ""},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(names) * ARRAY_SIZE(commands); i++) {
		const char *name = names[i / ARRAY_SIZE(commands)];
		struct sandbox_case given = commands[i % ARRAY_SIZE(commands)];

		given.arguments[1] = name;
		sandbox_run(&given);
		assert_int_equal(access(name, F_OK), 0);
	}
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, sandbox_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(open__what_is_no_farm_is_told_by_every_command),
		TEST(open__a_name_is_a_name_for_every_command),
		TEST(open__a_truncated_farm_is_told_by_every_command),
		TEST(open__a_full_disk_is_told_by_the_commands),
		TEST(open__a_farm_that_may_not_be_read_is_told),
		TEST(open__a_farm_that_may_only_be_read_can_be_shown),
		TEST(open__a_locked_farm_is_waited_for_and_then_told),
		TEST(open__a_farm_that_somebody_is_about_to_write_can_be_read),
		TEST(open__a_full_disk_is_told_by_every_command),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
