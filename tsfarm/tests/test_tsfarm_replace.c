/* `tsfarm create` where there is something already: only with --force, and then whole. */
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/tests/sandbox.h"
#include "tsfarm/tests/exported.h"

#define SMALL "servers:\n  WF12:\n    sessions:\n      12: {user: eva}\n"
#define OTHER "servers:\n  WF13:\n    sessions:\n      7: {user: tom}\n"
#define GIVEN "given.yaml"

#define BAD "servers:\n  WF12:\n    sesions:\n      12: {user: eva}\n  WF13:\n    edition: nt5\n"

static int setup(void **state)
{
	if (sandbox_setup(state) != 0)
		return -1;
	sandbox_write_text(GIVEN, SMALL);
	sandbox_write_text("other.yaml", OTHER);
	sandbox_write_text("bad.yaml", BAD);
	return 0;
}

static void create_farm(const char *farm, const char *farm_file)
{
	sandbox_run(&(struct sandbox_case){.label = farm_file,
		.arguments = {"create", "--force", farm, farm_file},
		.out = "",
		.err = ""});
}

static void replace__an_existing_file_is_replaced_only_with_force(void **state)
{
	static const struct sandbox_case cases[] = {
		{"without", {"create", "farm.db", "other.yaml"}, .status = 1, .out = "",
			.err = "tsfarm: cannot create farm 'farm.db': that file exists already; "
			       "--force "
			       "replaces it\n"},
		{"nor a folder", {"create", ".", "other.yaml"}, .status = 1, .out = "",
			.err = "tsfarm: cannot create farm '.': that file exists already; --force "
			       "replaces it\n"},
		{"a folder never", {"create", "--force", ".", "other.yaml"}, .status = 1, .out = "",
			.err = "tsfarm: cannot create farm '.': that is a folder; name a file in "
			       "it\n"},
		{"not by a bad farm file", {"create", "--force", "farm.db", "bad.yaml"},
			.status = 2, .out = ""},
	};

	(void)state;
	create_farm("farm.db", GIVEN);
	create_farm("copy.db", GIVEN);
	sandbox_run_all(cases, ARRAY_SIZE(cases));
	assert_same_farm("farm.db", "copy.db");
	create_farm("farm.db", "other.yaml");
	create_farm("copy.db", "other.yaml");
	assert_same_farm("farm.db", "copy.db");
}

static void replace__force_never_replaces_a_pipe(void **state)
{
	struct stat status;

	(void)state;
	assert_int_equal(mkfifo("pipe", 0644), 0);
	sandbox_run(&(struct sandbox_case){"pipe", {"create", "--force", "pipe", GIVEN},
		.status = 1, .out = "",
		.err = "tsfarm: cannot create farm 'pipe': what is there is no ordinary file; name "
		       "another place\n"});
	assert_int_equal(stat("pipe", &status), 0);
	assert_true(S_ISFIFO(status.st_mode));
}

static void replace__force_replaces_what_is_no_farm(void **state)
{
	char *bytes;
	size_t length;

	(void)state;
	create_farm("good.db", GIVEN);
	bytes = read_file("good.db", &length);
	sandbox_write_text("garbage.db", "garbage\n");
	write_file("empty.db", "", 0);
	write_file("short.db", bytes, 50);
	write_file("truncated.db", bytes, length / 2);
	free(bytes);
	for (const char **name = (const char *[]){"garbage.db", "empty.db", "short.db",
		     "truncated.db", NULL};
		*name; name++) {
		create_farm(*name, GIVEN);
		assert_same_farm(*name, "good.db");
	}
}

/* A writer that was killed leaves its journal, from which SQLite would restore the old farm's
 * pages. */
static void leave_journal(const char *path)
{
	sqlite3 *database;
	char *bytes;
	size_t length;
	int r;

	assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
	r = sqlite3_exec(database,
		"PRAGMA cache_size = 1; BEGIN IMMEDIATE; UPDATE farm SET clock = '2000-01-01 "
		"00:00:00';"
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
		"INSERT INTO events (happened_at, kind, server, session_id, by_server, "
		"by_session_id)"
		"SELECT '2000-01-01 00:00:00', 'message-sent', 'WF12', i, 'WF12', i FROM n",
		NULL, NULL, NULL);
	assert_int_equal(r, SQLITE_OK);
	bytes = read_file("farm.db-journal", &length);
	write_file("kept-journal", bytes, length);
	free(bytes);
	bytes = read_file(path, &length);
	write_file("kept-farm", bytes, length);
	free(bytes);
	assert_int_equal(sqlite3_close(database), SQLITE_OK);
	assert_int_equal(rename("kept-journal", "farm.db-journal"), 0);
	assert_int_equal(rename("kept-farm", path), 0);
}

static void replace__force_removes_the_journal_of_a_killed_writer(void **state)
{
	(void)state;
	create_farm("farm.db", GIVEN);
	create_farm("copy.db", GIVEN);
	leave_journal("farm.db");
	/* reading puts back what the killed writer had changed */
	assert_same_farm("farm.db", "copy.db");
	leave_journal("farm.db");
	create_farm("farm.db", "other.yaml");
	create_farm("copy.db", "other.yaml");
	assert_int_equal(access("farm.db-journal", F_OK), -1);
	assert_same_farm("farm.db", "copy.db");
	leave_journal("farm.db");
	assert_int_equal(truncate("farm.db", 3000), 0);
	create_farm("farm.db", GIVEN);
	create_farm("copy.db", GIVEN);
	assert_int_equal(access("farm.db-journal", F_OK), -1);
	assert_same_farm("farm.db", "copy.db");
}

static void replace__force_waits_for_a_writer_and_then_gives_up(void **state)
{
	sqlite3 *database;

	(void)state;
	create_farm("farm.db", GIVEN);
	create_farm("copy.db", GIVEN);
	assert_int_equal(sqlite3_open("farm.db", &database), SQLITE_OK);
	assert_int_equal(sqlite3_exec(database, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
	sandbox_run(&(struct sandbox_case){"locked", {"create", "--force", "farm.db", "other.yaml"},
		.status = 1, .out = "",
		.err = "tsfarm: cannot create farm 'farm.db': another process kept it locked for "
		       "five "
		       "seconds; try again when that one is done\n"});
	sqlite3_close(database);
	assert_same_farm("farm.db", "copy.db");
}

static void assert_link(const char *path)
{
	struct stat status;

	assert_int_equal(lstat(path, &status), 0);
	assert_true(S_ISLNK(status.st_mode));
}

static void replace__force_follows_a_link(void **state)
{
	(void)state;
	create_farm("farm.db", GIVEN);
	create_farm("copy.db", "other.yaml");
	assert_int_equal(symlink("farm.db", "link.db"), 0);
	create_farm("link.db", "other.yaml");
	assert_link("link.db");
	assert_same_farm("farm.db", "copy.db");

	/* the journal is beside the farm, not beside the link */
	leave_journal("farm.db");
	create_farm("link.db", "other.yaml");
	assert_int_equal(access("farm.db-journal", F_OK), -1);
	assert_same_farm("farm.db", "copy.db");
}

static void replace__a_link_to_nothing_is_there_already(void **state)
{
	(void)state;
	assert_int_equal(symlink("missing.db", "link.db"), 0);
	sandbox_run(&(struct sandbox_case){"link", {"create", "link.db", GIVEN}, .status = 1,
		.out = "",
		.err = "tsfarm: cannot create farm 'link.db': that file exists already; --force "
		       "replaces it\n"});
	create_farm("link.db", GIVEN);
	create_farm("copy.db", GIVEN);
	assert_link("link.db");
	assert_same_farm("missing.db", "copy.db");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, sandbox_teardown)

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		TEST(replace__an_existing_file_is_replaced_only_with_force),
		TEST(replace__force_never_replaces_a_pipe),
		TEST(replace__force_replaces_what_is_no_farm),
		TEST(replace__force_removes_the_journal_of_a_killed_writer),
		TEST(replace__force_follows_a_link),
		TEST(replace__a_link_to_nothing_is_there_already),
		TEST(replace__force_waits_for_a_writer_and_then_gives_up),
	};

	sandbox_use(argc > 1 ? argv[1] : NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
