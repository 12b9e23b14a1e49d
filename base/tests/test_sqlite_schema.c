#include "base/tests/sqlite_support.h"

#include <sqlite3.h>
#include <string.h>

#include "base/macros.h"
#include "base/sqlite_schema.h"
#include "base/text.h"

enum {
	NAME_COUNT,
	NAME_ADD,
	STATEMENT_COUNT
};

static const char *const statements[STATEMENT_COUNT] = {
	[NAME_COUNT] = "SELECT count(*) FROM names",
	[NAME_ADD] = "INSERT INTO names (name) VALUES (:name)",
};

#define TABLE "CREATE TABLE names (\n\t-- of people\n\tname TEXT UNIQUE) STRICT"
#define INDEX "CREATE INDEX names_by_length ON names (length(name))"

/* Version 1 has no index; a file that came from it has the table in other words. */
static const struct database_object objects[] = {
	{2, "table", "names", "names", TABLE},
	{2, "index", "sqlite_autoindex_names_1", "names", NULL},
	{2, "index", "names_by_length", "names", INDEX},
	{1, "table", "names", "names", TABLE},
	{1, "index", "sqlite_autoindex_names_1", "names", NULL},
	{2, "table", "names", "names", "CREATE TABLE \"names\" (name TEXT UNIQUE) STRICT"},
};

static const char *const migrations[] = {INDEX};

static const struct database_kind kind = {
	.application = 4711,
	.version = 2,
	.schema = TABLE ";" INDEX,
	.migrations = migrations,
	.objects = objects,
	.object_count = ARRAY_SIZE(objects),
	.settings = "",
	.statements = statements,
	.statement_count = STATEMENT_COUNT,
	KIND_ANSWERS,
};

static int setup(void **state)
{
	(void)state;
	return database_setup(&kind);
}

/* As sqlite3 does it, with none of our guards. */
static void write_as_others(const char *sql)
{
	sqlite3 *other;

	same_number("open", sqlite3_open(folder_file(&folder, "names.db"), &other), SQLITE_OK);
	if (sqlite3_exec(other, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(other));
	sqlite3_close(other);
}

static int check_schema(void)
{
	int version = 0;

	return database_check_kind(database, &version);
}

/* --- Statements --- */

static void schema_is_same_sql__overlooks_blanks_and_comments(void **state)
{
	static const struct {
		const char *a, *b;
		bool same;
	} rows[] = {
		{"a b", "a\t\n b ", true},
		{"a(b)", "a ( b )", true},
		{"a -- c\nb", "a b", true},
		{"a /* c */ b", "a/**/b", true},
		{"a/*", "a", false},
		{"a /* c", "a", true},
		{"ab", "a b", false},
		{"a b", "a c", false},
		{"a", "a b", false},
		{"a b", "a", false},
		{"A", "a", false},
		{"'a b'", "'a  b'", false},
		{"'--'", "''", false},
		{"\"a\"", "a", false},
		{"'a", "'a", true},
		{"\xC3\xBC", "\xC3\xBC", true},
		{"", " ", true},
		{NULL, NULL, true},
		{NULL, "", false},
		{"", NULL, false},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		if (schema_is_same_sql(rows[i].a, rows[i].b) != rows[i].same)
			fail_msg("'%s' and '%s'", rows[i].a, rows[i].b);
}

/* --- Files --- */

static void database_check_kind__takes_every_schema_of_the_version(void **state)
{
	static const char *const rows[] = {
		"SELECT 1",
		"CREATE TABLE other (a); DROP TABLE other",
		"DROP TABLE names; CREATE TABLE names(name TEXT UNIQUE) STRICT; " INDEX,
		"DROP TABLE names; CREATE TABLE \"names\" (name TEXT UNIQUE) STRICT; " INDEX,
		"DROP TABLE names; " TABLE "; PRAGMA user_version = 1",
		"PRAGMA user_version = 2; " INDEX,
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		write_as_others(rows[i]);
		same_number(rows[i], check_schema(), 0);
	}
}

static void note_sentence(void *context, const char *sentence)
{
	text_printf(context, "%s\n", sentence);
}

static void database_check_kind__refuses_other_objects(void **state)
{
	static const struct {
		const char *sql, *differences;
	} rows[] = {
		{"CREATE TABLE more (a)", "the table 'more' is not one of tsfarm's\n"},
		{"CREATE VIEW more AS SELECT 1", "the view 'more' is not one of tsfarm's\n"},
		{"CREATE TRIGGER more AFTER INSERT ON names BEGIN SELECT 1; END",
			"the trigger 'more' is not one of tsfarm's\n"},
		{"CREATE INDEX more ON names (name)", "the index 'more' is not one of tsfarm's\n"},
		{"CREATE VIRTUAL TABLE more USING fts5 (a)",
			"the table 'more' is not one of tsfarm's\n"
			"the table 'more_data' is not one of tsfarm's\n"
			"the table 'more_idx' is not one of tsfarm's\n"
			"the table 'more_content' is not one of tsfarm's\n"
			"the table 'more_docsize' is not one of tsfarm's\n"
			"the table 'more_config' is not one of tsfarm's\n"},
		{"ANALYZE", NULL},
		{"ALTER TABLE names ADD COLUMN more TEXT",
			"the table 'names' is not as tsfarm makes it\n"},
		{"ALTER TABLE names ADD COLUMN more INT AS (length(name))",
			"the table 'names' is not as tsfarm makes it\n"},
		{"ALTER TABLE names RENAME TO more; CREATE VIEW names AS SELECT * FROM more",
			"the table 'more' is not one of tsfarm's\n"
			"the index 'sqlite_autoindex_more_1' is not one of tsfarm's\n"
			"the index 'names_by_length' is not as tsfarm makes it\n"
			"the view 'names' is not one of tsfarm's\n"
			"the table 'names' is missing\n"
			"the index 'sqlite_autoindex_names_1' is missing\n"},
		{"DROP INDEX names_by_length; CREATE INDEX names_by_length ON names"
		 " (length(name) COLLATE NOCASE)",
			"the index 'names_by_length' is not as tsfarm makes it\n"},
		{"DROP INDEX names_by_length", "the index 'names_by_length' is missing\n"},
		{"DROP TABLE names", "the table 'names' is missing\n"
				     "the index 'sqlite_autoindex_names_1' is missing\n"
				     "the index 'names_by_length' is missing\n"},
		{"PRAGMA user_version = 1", "the index 'names_by_length' is not one of tsfarm's\n"},
		{"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = sql || ' '"
		 " || char(0) || 'x', type = 'x' WHERE name = 'names_by_length'",
			"the x 'names_by_length' is not one of tsfarm's\n"
			"the index 'names_by_length' is missing\n"},
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		/* not every SQLite has that module */
		if (strstr(rows[i].sql, "fts5") && !sqlite3_compileoption_used("ENABLE_FTS5"))
			continue;
		cleanup(text_deinit) struct text differences = {0};
		size_t count = 0, lines = 0;

		write_as_others(rows[i].sql);
		same_number(rows[i].sql, check_schema(), FOREIGN);
		same_number(rows[i].sql,
			database_list_differences(database, note_sentence, &differences, &count),
			0);
		/* how many tables SQLite makes depends on how it was built */
		if (rows[i].differences)
			same_text(rows[i].sql, text_string(&differences), rows[i].differences);
		for (const char *c = text_string(&differences); *c; c++)
			lines += *c == '\n';
		same_number(rows[i].sql, (long long)count, (long long)lines);
		teardown(state);
		setup(state);
	}
}

/* A schema that SQLite cannot read: it says of which object. */
static void database_list_differences__tells_of_a_malformed_schema(void **state)
{
	cleanup(text_deinit) struct text differences = {0};
	size_t count = 0;

	(void)state;
	write_as_others("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql ="
			" 'CREATE INDEX names_by_length ON nowhere (x)' WHERE name = "
			"'names_by_length'");
	database = database_free(database);
	same_number("connect",
		database_connect(
			&kind, folder_file(&folder, "names.db"), DATABASE_WRITE, &database),
		0);
	same_number("check", check_schema(), CORRUPT);
	same_number("list",
		database_list_differences(database, note_sentence, &differences, &count), 0);
	same_number("count", (long long)count, 1);
	if (!strstr(text_string(&differences), "malformed database schema (names_by_length)"))
		fail_msg("%s", text_string(&differences));
}

/* --- Changes while the file is open --- */

static int count_names(void)
{
	cleanup(query_end) struct query query = query_begin(database, NAME_COUNT);
	int r = query_step(&query);

	return r == 1 ? (int)query_integer(&query, 0) : r;
}

static void transaction_begin__notices_a_changed_schema(void **state)
{
	cleanup(transaction_end) struct transaction transaction = {0};

	(void)state;
	same_number("check", check_schema(), 0);
	same_number("prepared", count_names(), 0);
	write_as_others("CREATE TRIGGER more AFTER INSERT ON names BEGIN DELETE FROM names; END");
	same_number("reading", transaction_begin_read(database, &transaction), FOREIGN);
	transaction_end(&transaction);
	same_number("writing", transaction_begin_write(database, &transaction), FOREIGN);
	transaction_end(&transaction);
	same_number("a query", count_names(), FOREIGN);
	write_as_others("DROP TRIGGER more");
	same_number("as before", count_names(), 0);
	same_number("writing", transaction_begin_write(database, &transaction), 0);
}

static void transaction_begin__keeps_the_schema_until_it_ends(void **state)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	sqlite3 *other;

	(void)state;
	same_number("check", check_schema(), 0);
	same_number("begin", transaction_begin_read(database, &transaction), 0);
	same_number("open", sqlite3_open(folder_file(&folder, "names.db"), &other), SQLITE_OK);
	same_number("locked", sqlite3_exec(other, "CREATE TABLE more (a)", NULL, NULL, NULL),
		SQLITE_BUSY);
	sqlite3_close(other);
	same_number("a query", count_names(), 0);
}

/* A program that puts the number of the schema back deceives nobody: what was read stays in use. */
static void query_step__runs_no_trigger_behind_an_old_number(void **state)
{
	(void)state;
	same_number("check", check_schema(), 0);
	same_number("prepared", count_names(), 0);
	write_as_others("CREATE TRIGGER more AFTER INSERT ON names BEGIN DELETE FROM names; END;"
			"PRAGMA schema_version = 2");
	for (int i = 1; i <= 2; i++) {
		cleanup(query_end) struct query query = query_begin(database, NAME_ADD);

		query_bind_text(&query, ":name", i == 1 ? "eva" : "tom");
		query_run(&query);
	}
	write_as_others("DROP TRIGGER more");
	same_number("both or none", count_names() % 2, 0);
}

static void query_step__commits_what_it_writes_alone(void **state)
{
	(void)state;
	same_number("check", check_schema(), 0);
	{
		cleanup(query_end) struct query query = query_begin(database, NAME_ADD);

		query_bind_text(&query, ":name", "eva");
		same_number("add", query_run(&query), 0);
	}
	write_as_others("INSERT INTO names VALUES ('tom')");
	same_number("both", count_names(), 2);
}

static void database_migrate__ends_with_the_schema_of_the_version(void **state)
{
	(void)state;
	write_as_others("DROP INDEX names_by_length; PRAGMA user_version = 1");
	same_number("check", check_schema(), 0);
	same_number("migrate", database_migrate(database), 0);
	same_number("check", check_schema(), 0);
	same_number("names", count_names(), 0);
}

static void database_migrate__refuses_what_was_changed_meanwhile(void **state)
{
	(void)state;
	write_as_others("DROP INDEX names_by_length; PRAGMA user_version = 1");
	same_number("check", check_schema(), 0);
	write_as_others("CREATE TRIGGER more AFTER INSERT ON names BEGIN DELETE FROM names; END");
	same_number("migrate", database_migrate(database), FOREIGN);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(schema_is_same_sql__overlooks_blanks_and_comments),
		TEST(database_check_kind__takes_every_schema_of_the_version),
		TEST(database_check_kind__refuses_other_objects),
		TEST(database_list_differences__tells_of_a_malformed_schema),
		TEST(transaction_begin__notices_a_changed_schema),
		TEST(transaction_begin__keeps_the_schema_until_it_ends),
		TEST(query_step__runs_no_trigger_behind_an_old_number),
		TEST(query_step__commits_what_it_writes_alone),
		TEST(database_migrate__ends_with_the_schema_of_the_version),
		TEST(database_migrate__refuses_what_was_changed_meanwhile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
