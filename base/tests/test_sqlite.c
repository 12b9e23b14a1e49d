#include "base/tests/sqlite_support.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>

#include "base/macros.h"

enum {
	NAME_ADD,
	NAME_FIND,
	NAME_LIST,
	NO_TABLE,
	STATEMENT_COUNT
};

static const char *const statements[STATEMENT_COUNT] = {
	[NAME_ADD] = "INSERT INTO names (name, key, number) VALUES (:name, :key, :number)",
	[NAME_FIND] = "SELECT number, name FROM names WHERE key = :key",
	[NAME_LIST] = "SELECT name, number FROM names ORDER BY name",
	[NO_TABLE] = "SELECT * FROM nowhere",
};

static const char *const migrations[] = {
	"ALTER TABLE names ADD COLUMN key TEXT; UPDATE names SET key = upper(name)",
	"ALTER TABLE names ADD COLUMN number INTEGER",
};

static const struct database_kind kind = {
	.application = 4711,
	.version = 3,
	.schema = "CREATE TABLE names (name TEXT UNIQUE, key TEXT, number INTEGER)",
	.migrations = migrations,
	.settings = "PRAGMA foreign_keys = ON",
	.statements = statements,
	.statement_count = STATEMENT_COUNT,
	KIND_ANSWERS,
};

static int setup(void **state)
{
	(void)state;
	return database_setup(&kind);
}

/* A second connection to the same file. */
static struct database *connect_again(enum database_mode mode)
{
	struct database *other = NULL;

	same_number("connect",
		database_connect(&kind, folder_file(&folder, "names.db"), mode, &other), 0);
	return other;
}

static int add_name(struct database *to, const char *name, int64_t number)
{
	cleanup(query_end) struct query query = query_begin(to, NAME_ADD);

	query_bind_text(&query, ":name", name);
	query_bind_key(&query, ":key", name);
	query_bind_integer(&query, ":number", number);
	return query_run(&query);
}

static int64_t count_names(struct database *of)
{
	int64_t count = -1;

	same_number("count", database_read_number(of, "SELECT count(*) FROM names", &count), 0);
	return count;
}

/* --- Opening --- */

static void database_connect__runs_the_settings(void **state)
{
	int64_t on = 0;

	(void)state;
	same_number("read", database_read_number(database, "PRAGMA foreign_keys", &on), 0);
	same_number("foreign keys", on, 1);
}

static void database_connect__reads_without_writing(void **state)
{
	cleanup(database_freep) struct database *reader = connect_again(DATABASE_READ);

	(void)state;
	same_number("add", add_name(database, "eva", 1), 0);
	same_number("read", count_names(reader), 1);
	same_number("write", add_name(reader, "tom", 2), -EACCES);
}

static void database_connect__makes_no_file_unless_asked(void **state)
{
	cleanup(database_freep) struct database *none = NULL;

	(void)state;
	same_number("write",
		database_connect(&kind, folder_file(&folder, "none.db"), DATABASE_WRITE, &none),
		-EACCES);
	assert_null(none);
}

static void database_check_file__tells_why(void **state)
{
	static const char text[] = "x";

	(void)state;
	same_number("none", database_check_file(&kind, folder_file(&folder, "none.db")), -ENOENT);
	same_number("a folder", database_check_file(&kind, folder.path), -EISDIR);
	write_file(folder_file(&folder, "any"), text, 1);
	same_number("any file", database_check_file(&kind, folder_file(&folder, "any")), 0);
}

static void database_check_kind__reads_both_marks(void **state)
{
	static const struct {
		const char *marks;
		int answer, version;
	} rows[] = {
		{"PRAGMA user_version = 3", 0, 3},
		{"PRAGMA user_version = 1", 0, 1},
		{"PRAGMA user_version = 0", OTHER, -1},
		{"PRAGMA user_version = 4", NEWER, -1},
		{"PRAGMA application_id = 4712; PRAGMA user_version = 4", OTHER, -1},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		int version = -1;

		same_number(rows[i].marks, database_execute(database, rows[i].marks), 0);
		same_number(rows[i].marks, database_check_kind(database, &version), rows[i].answer);
		same_number(rows[i].marks, version, rows[i].version);
	}
}

static void database_check_kind__refuses_a_text(void **state)
{
	static const char text[] = "no database, but long enough for somebody to look closely";
	cleanup(database_freep) struct database *other = NULL;
	int version;

	(void)state;
	write_file(folder_file(&folder, "text"), text, strlen(text));
	same_number("connect",
		database_connect(&kind, folder_file(&folder, "text"), DATABASE_WRITE, &other), 0);
	same_number("kind", database_check_kind(other, &version), OTHER);
	same_number("version", database_file_version(&kind, folder_file(&folder, "text")), 0);
	same_number("version", database_file_version(&kind, folder_file(&folder, "none")), 0);
	same_number("version", database_file_version(&kind, folder_file(&folder, "names.db")), 3);
}

static void database_error__maps_sqlites_answers(void **state)
{
	static const struct {
		int sqlite, answer;
	} rows[] = {{SQLITE_OK, 0}, {SQLITE_ROW, 0}, {SQLITE_DONE, 0}, {SQLITE_BUSY, -EBUSY},
		{SQLITE_BUSY_SNAPSHOT, -EBUSY}, {SQLITE_LOCKED, -EBUSY}, {SQLITE_NOMEM, -ENOMEM},
		{SQLITE_FULL, -ENOSPC}, {SQLITE_READONLY, -EACCES}, {SQLITE_CANTOPEN, -EACCES},
		{SQLITE_PERM, -EACCES}, {SQLITE_NOTADB, OTHER}, {SQLITE_CORRUPT, CORRUPT},
		{SQLITE_ERROR, CORRUPT}, {SQLITE_CONSTRAINT_CHECK, IMPOSSIBLE},
		{SQLITE_IOERR, -EIO}, {SQLITE_INTERRUPT, ENDLESS}, {SQLITE_MISUSE, -EIO}};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		same_number(sqlite3_errstr(rows[i].sqlite),
			database_error(database, rows[i].sqlite), rows[i].answer);
}

/* --- Versions --- */

/* A file of version 1, with a name in it. */
static struct database *make_old(void)
{
	struct database *old = NULL;

	same_number("connect", database_connect(&kind, NULL, DATABASE_CREATE, &old), 0);
	same_number("old",
		database_execute(old,
			"CREATE TABLE names (name TEXT UNIQUE); INSERT INTO names VALUES "
			"('eva'); PRAGMA user_version = 1; PRAGMA application_id = 4711"),
		0);
	return old;
}

static void database_migrate__takes_every_step(void **state)
{
	cleanup(database_freep) struct database *old = make_old();
	int version = 0;

	(void)state;
	same_number("migrate", database_migrate(old), 0);
	same_number("kind", database_check_kind(old, &version), 0);
	same_number("version", version, 3);
	same_number("its tables are of today", add_name(old, "tom", 2), 0);
	same_number("what was there is", count_names(old), 2);
	same_number("again", database_migrate(old), 0);
}

static void database_migrate__fails_as_a_whole(void **state)
{
	cleanup(database_freep) struct database *old = make_old();
	int version = 0;

	(void)state;
	/* in the way of the second step */
	same_number(
		"column", database_execute(old, "ALTER TABLE names ADD COLUMN number INTEGER"), 0);
	same_number("migrate", database_migrate(old), CORRUPT);
	same_number("kind", database_check_kind(old, &version), 0);
	same_number("version", version, 1);
	same_number("no key", database_execute(old, "SELECT key FROM names"), CORRUPT);
}

/* --- Copies --- */

static void database_copy__puts_one_in_the_place_of_another(void **state)
{
	cleanup(database_freep) struct database *memory = NULL;
	uint32_t reading = 0;

	(void)state;
	same_number("memory", database_connect(&kind, NULL, DATABASE_CREATE, &memory), 0);
	same_number("add", add_name(database, "eva", 1), 0);
	same_number("there", database_copy(database, memory, NULL), 0);
	same_number("copied", count_names(memory), 1);
	same_number("reading", database_get_reading(database, &reading), 0);
	same_number("add", add_name(memory, "tom", 2), 0);
	same_number("back", database_copy(memory, database, &reading), 0);
	same_number("restored", count_names(database), 2);
}

static void database_copy__respects_what_others_wrote(void **state)
{
	cleanup(database_freep) struct database *memory = NULL,
						*other = connect_again(DATABASE_WRITE);
	uint32_t reading = 0;

	(void)state;
	same_number("memory", database_connect(&kind, NULL, DATABASE_CREATE, &memory), 0);
	same_number("there", database_copy(database, memory, NULL), 0);
	same_number("reading", database_get_reading(database, &reading), 0);
	same_number("other", add_name(other, "eva", 1), 0);
	same_number("back", database_copy(memory, database, &reading), -EAGAIN);
	same_number("kept", count_names(database), 1);
	same_number("whatever they wrote", database_copy(memory, database, NULL), 0);
	same_number("gone", count_names(database), 0);
}

/* --- Transactions --- */

static void transaction_end__undoes_what_is_not_committed(void **state)
{
	(void)state;
	for (int commits = 0; commits < 2; commits++) {
		cleanup(transaction_end) struct transaction transaction = {0};

		same_number("begin", transaction_begin_write(database, &transaction), 0);
		same_number("add", add_name(database, "eva", 1), 0);
		if (commits)
			same_number("commit", transaction_commit(&transaction), 0);
		transaction_end(&transaction);
		same_number("names", count_names(database), commits);
	}
}

static void transaction_begin__within_another(void **state)
{
	cleanup(transaction_end) struct transaction outer = {0}, inner = {0};

	(void)state;
	same_number("outer", transaction_begin_read(database, &outer), 0);
	same_number("reading", transaction_begin_read(database, &inner), 0);
	assert_null(inner.database);
	same_number("writing", transaction_begin_write(database, &inner), -EINVAL);
	same_number("alone", transaction_begin_exclusive(database, &inner), -EINVAL);
	assert_null(inner.database);
}

static void transaction_begin_write__keeps_other_writers_out(void **state)
{
	cleanup(database_freep) struct database *other = connect_again(DATABASE_WRITE);
	cleanup(transaction_end) struct transaction transaction = {0};

	(void)state;
	sqlite3_busy_timeout(other->connection, 10);
	same_number("begin", transaction_begin_write(database, &transaction), 0);
	same_number("other", add_name(other, "eva", 1), -EBUSY);
	transaction_end(&transaction);
	same_number("afterwards", add_name(other, "eva", 1), 0);
}

/* --- Queries --- */

static void query_step__gives_row_after_row(void **state)
{
	cleanup(query_end) struct query query = {0};

	(void)state;
	same_number("add", add_name(database, "tom", 2), 0);
	same_number("add", add_name(database, NULL, 1), 0);
	query = query_begin(database, NAME_LIST);
	same_number("first", query_step(&query), 1);
	assert_null(query_text(&query, 0));
	same_text("word", query_word(&query, 0), "");
	same_number("second", query_step(&query), 1);
	same_text("name", query_text(&query, 0), "tom");
	same_number("number", query_integer(&query, 1), 2);
	same_number("end", query_step(&query), 0);
}

static void query_bind_key__finds_by_any_spelling(void **state)
{
	static const struct {
		const char *name;
		int answer;
	} rows[] = {{"Eva", 0}, {"EVA", 0}, {"ev", NONE}, {NULL, NONE}, {"\xFF", NONE}};

	(void)state;
	same_number("add", add_name(database, "eva", 7), 0);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		cleanup(query_end) struct query query = query_begin(database, NAME_FIND);

		query_bind_key(&query, ":key", rows[i].name);
		same_number(rows[i].name, query_step_to_row(&query, NONE), rows[i].answer);
		if (rows[i].answer == 0)
			same_number(rows[i].name, query_integer(&query, 0), 7);
	}
}

static void query_end__forgets_what_was_bound(void **state)
{
	(void)state;
	same_number("add", add_name(database, "eva", 1), 0);
	for (int binds = 1; binds >= 0; binds--) {
		cleanup(query_end) struct query query = query_begin(database, NAME_FIND);

		if (binds)
			query_bind_key(&query, ":key", "eva");
		same_number("find", query_step(&query), binds);
	}
}

static void query_step__keeps_the_first_error(void **state)
{
	cleanup(query_end) struct query missing = query_begin(database, NO_TABLE);
	cleanup(query_end) struct query nonsense = query_begin_sql(database, "SELEC 1");
	cleanup(query_end) struct query twice = query_begin(database, NAME_ADD);

	(void)state;
	query_bind_integer(&missing, ":number", 1);
	same_number("no table", query_step(&missing), CORRUPT);
	same_number("no SQL", query_run(&nonsense), CORRUPT);
	query_bind_text(&twice, ":nothing", "of that name");
	query_bind_text(&twice, ":name", "eva");
	same_number("no parameter", query_run(&twice), -EIO);
	same_number("and none was added", count_names(database), 0);
	same_number("add", add_name(database, "eva", 1), 0);
	same_number("twice", add_name(database, "eva", 1), IMPOSSIBLE);
}

static void query_copy_text__cuts(void **state)
{
	cleanup(query_end) struct query query =
		query_begin_sql(database, "SELECT 'terminal', NULL");
	char field[5];

	(void)state;
	same_number("row", query_step_to_row(&query, NONE), 0);
	query_copy_text(&query, 0, field, sizeof(field));
	same_text("cut", field, "term");
	query_copy_text(&query, 1, field, sizeof(field));
	same_text("NULL", field, "");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(database_connect__runs_the_settings),
		TEST(database_connect__reads_without_writing),
		TEST(database_connect__makes_no_file_unless_asked),
		TEST(database_check_file__tells_why),
		TEST(database_check_kind__reads_both_marks),
		TEST(database_check_kind__refuses_a_text),
		TEST(database_error__maps_sqlites_answers),
		TEST(database_migrate__takes_every_step),
		TEST(database_migrate__fails_as_a_whole),
		TEST(database_copy__puts_one_in_the_place_of_another),
		TEST(database_copy__respects_what_others_wrote),
		TEST(transaction_end__undoes_what_is_not_committed),
		TEST(transaction_begin__within_another),
		TEST(transaction_begin_write__keeps_other_writers_out),
		TEST(query_step__gives_row_after_row),
		TEST(query_bind_key__finds_by_any_spelling),
		TEST(query_end__forgets_what_was_bound),
		TEST(query_step__keeps_the_first_error),
		TEST(query_copy_text__cuts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
