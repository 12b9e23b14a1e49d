#include "sim/tests/support.h"

#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "sim/tests/hostile.h"

/* Whoever has no root's rights, where the tests run as root. */
enum {
	NOBODY = 65534,
	WORKERS = 6
};

static struct folder folder;
static struct farm *farm;
static char *old; /* a farm of an older version, in bytes */
static size_t old_length;
static int old_version;
static char v1[] = "farm_v1.db", v2[] = "farm_v2.db",
	    v3[] = "farm_v3.db"; /* all but the version of now */

/* What a connection that is opened from now on does; see watch(). */
static int instructions_left, statements;
static bool dies;

static int schema_version(void)
{
	return farm_file_version(folder_file(&folder, "farm.db"));
}

/* The state is the name of the older farm. */
static int setup(void **state)
{
	const char *data = getenv("TSFARM_TEST_DATA");
	struct folder from = {0};

	folder_make(&folder);
	if (!data)
		return 0;
	snprintf(from.path, sizeof(from.path), "%s", data);
	old = read_file(folder_file(&from, *state), &old_length);
	write_file(folder_file(&folder, "farm.db"), old, old_length);
	old_version = schema_version();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	sqlite3_reset_auto_extension();
	free(old);
	old = NULL;
	farm = farm_free(farm);
	folder_remove(&folder);
	return 0;
}

static int open_farm(void)
{
	return farm_open(folder_file(&folder, "farm.db"), &farm);
}

/* The schema as SQLite keeps it, in an order of its own. */
static char *schema_of(const char *name)
{
	sqlite3 *database = NULL;
	sqlite3_stmt *statement = NULL;
	struct text schema = {0};

	same_number(name, sqlite3_open(folder_file(&folder, name), &database), SQLITE_OK);
	same_number(name,
		sqlite3_prepare_v2(database,
			"SELECT type || ' ' || name || ' ' || tbl_name || ': ' || coalesce(sql, "
			"'') FROM "
			"sqlite_schema ORDER BY 1",
			-1, &statement, NULL),
		SQLITE_OK);
	while (sqlite3_step(statement) == SQLITE_ROW)
		text_printf(&schema, "%s\n", (const char *)sqlite3_column_text(statement, 0));
	sqlite3_finalize(statement);
	sqlite3_close(database);
	return schema.bytes;
}

static void store_migrate__gives_the_schema_of_a_new_farm(void **state)
{
	struct snapshot *snapshot;
	char *schemas[2];

	(void)state;
	if (!old)
		skip_because("TSFARM_TEST_DATA is not set");
	assert_true(old_version > 0 && old_version < FARM_VERSION);
	same_answer("open", open_farm(), 0);
	same_number("after", schema_version(), FARM_VERSION);
	snapshot = read_farm(farm);
	same_answer("new", farm_create(folder_file(&folder, "new.db"), snapshot, false), 0);
	snapshot_free(snapshot);
	schemas[0] = schema_of("farm.db");
	schemas[1] = schema_of("new.db");
	same_text("schema", schemas[0], schemas[1]);
	free(schemas[0]);
	free(schemas[1]);
	same_number("findings", (long long)check_farm(farm), 0);
	same_number("the journal is protected",
		hostile_try(folder_file(&folder, "farm.db"), "DELETE FROM events"),
		SQLITE_CONSTRAINT);
}

static int count_down(void *context)
{
	(void)context;
	if (--instructions_left > 0)
		return 0;
	if (dies)
		raise(SIGKILL);
	return 1;
}

/* The connection gets a handler of its own after this test saw it: count with each statement instead. */
static int count_statement(unsigned kind, void *context, void *statement, void *sql)
{
	(void)kind;
	(void)context;
	(void)sql;
	statements++;
	if (instructions_left > 0)
		sqlite3_progress_handler(sqlite3_db_handle(statement), 1, count_down, NULL);
	return 0;
}

/* SQLite calls this with each connection that is opened. */
static int watch_routines(sqlite3 *database, char **problem, const void *routines)
{
	(void)problem;
	(void)routines;
	sqlite3_trace_v2(database, SQLITE_TRACE_STMT, count_statement, NULL);
	return 0;
}

static void watch_connections(int instructions)
{
	instructions_left = instructions;
	statements = 0;
	sqlite3_auto_extension((void (*)(void))watch_routines);
}

/* Whatever became of the opening, the farm is whole: of the old version or of the new one. */
static void read_journal(char **ret_journal)
{
	sqlite3_reset_auto_extension();
	if (schema_version() != old_version)
		same_number("version", schema_version(), FARM_VERSION);
	same_answer("open", open_farm(), 0);
	same_number("findings", (long long)check_farm(farm), 0);
	*ret_journal = journal_of(farm);
	farm = farm_free(farm);
}

static void store_migrate__interrupted_anywhere_leaves_before_or_after(void **state)
{
	char *expected, *journal;
	int r = 1, instructions = 0;

	(void)state;
	if (!old)
		skip_because("TSFARM_TEST_DATA is not set");
	read_journal(&expected);
	while (r != 0 && instructions < 100000) {
		write_file(folder_file(&folder, "farm.db"), old, old_length);
		instructions += 1 + instructions / 50;
		watch_connections(instructions);
		r = open_farm();
		farm = farm_free(farm);
		read_journal(&journal);
		same_text("journal", journal, expected);
		free(journal);
	}
	free(expected);
	same_answer("in the end", r, 0);
	assert_true(instructions > 100); /* it was interrupted at all */
}

static void store_migrate__killed_anywhere_leaves_before_or_after(void **state)
{
	char *expected, *journal;
	int status = 1, instructions = 0;

	(void)state;
	if (!old)
		skip_because("TSFARM_TEST_DATA is not set");
	read_journal(&expected);
	dies = true;
	while (status != 0 && instructions < 100000) {
		pid_t child;

		write_file(folder_file(&folder, "farm.db"), old, old_length);
		instructions += 1 + instructions / 10;
		child = fork();
		if (child == 0) {
			watch_connections(instructions);
			_exit(open_farm());
		}
		waitpid(child, &status, 0);
		read_journal(&journal);
		same_text("journal", journal, expected);
		free(journal);
	}
	dies = false;
	free(expected);
	same_number("in the end", status, 0);
	assert_true(instructions > 100);
}

static void store_migrate__several_processes_at_once_all_succeed(void **state)
{
	pid_t children[WORKERS];

	(void)state;
	if (!old)
		skip_because("TSFARM_TEST_DATA is not set");
	for (int round = 0; round < 10; round++) {
		write_file(folder_file(&folder, "farm.db"), old, old_length);
		for (size_t i = 0; i < WORKERS; i++) {
			children[i] = fork();
			if (children[i] == 0)
				_exit(open_farm() == 0 ? 0 : 1);
		}
		for (size_t i = 0; i < WORKERS; i++) {
			int status = -1;

			waitpid(children[i], &status, 0);
			same_number("worker", status, 0);
		}
		same_number("version", schema_version(), FARM_VERSION);
	}
}

/* What it takes to know that there is nothing to do, and not one statement more. */
static void store_migrate__costs_nothing_when_up_to_date(void **state)
{
	(void)state;
	if (!old)
		skip_because("TSFARM_TEST_DATA is not set");
	same_answer("old", open_farm(), 0);
	farm = farm_free(farm);
	watch_connections(0);
	same_answer("new", open_farm(), 0);
	/* foreign keys on, begin, three marks, the schema, rollback */
	same_number("statements", statements, 7);
}

static int note_message(void *context, const struct message *message)
{
	(void)context;
	(void)message;
	return 77;
}

/* Opens the farm in the folder without the right to write there; 0 when all went as it must. */
static int try_reading(void)
{
	struct snapshot *snapshot = NULL;
	struct farm_copy *copy = NULL;
	struct caller caller;
	int r;

	if (geteuid() == 0 && seteuid(NOBODY) != 0)
		return 1;
	r = open_farm();
	if (r == 0)
		r = caller_find(farm, "WF12", 2, &caller);
	/* what the version knows is read, what it does not is empty */
	if (r == 0)
		r = farm_read(farm, NULL, &snapshot);
	snapshot_free(snapshot);
	if (r == 0)
		r = session_take_messages(farm, &caller, note_message, NULL);
	if (r == 0)
		r = farm_copy_new(farm, &copy);
	farm_copy_free(copy);
	if (r != 0)
		return 2;
	r = session_logoff(farm, &caller, caller.server_id, 2);
	return r == -EACCES ? 0 : 3;
}

static void store_migrate__leaves_what_cannot_be_written_as_it_is(void **state)
{
	int status = -1;
	pid_t child;

	(void)state;
	if (!old)
		skip_because("TSFARM_TEST_DATA is not set");
	same_number("file", chmod(folder_file(&folder, "farm.db"), 0444), 0);
	same_number("folder", chmod(folder.path, 0555), 0);
	child = fork();
	if (child == 0)
		_exit(try_reading());
	waitpid(child, &status, 0);
	same_number("folder", chmod(folder.path, 0700), 0);
	same_number("reading", WEXITSTATUS(status), 0);
	same_number("version", schema_version(), old_version);
}

int main(void)
{
#define FROM(version, name)                                                                        \
	{                                                                                          \
#name "/" #version, name, setup, teardown, version                                 \
	}
#define TEST(name) FROM(v1, name), FROM(v2, name), FROM(v3, name)
	const struct CMUnitTest tests[] = {
		TEST(store_migrate__gives_the_schema_of_a_new_farm),
		TEST(store_migrate__interrupted_anywhere_leaves_before_or_after),
		TEST(store_migrate__killed_anywhere_leaves_before_or_after),
		TEST(store_migrate__several_processes_at_once_all_succeed),
		TEST(store_migrate__costs_nothing_when_up_to_date),
		TEST(store_migrate__leaves_what_cannot_be_written_as_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
