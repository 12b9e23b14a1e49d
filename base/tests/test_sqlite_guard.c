#include "base/tests/sqlite_support.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/sqlite_guard.h"

enum {
	NUMBER_ADD,
	NUMBER_LIST,
	STATEMENT_COUNT
};

static const char *const statements[STATEMENT_COUNT] = {
	[NUMBER_ADD] = "INSERT INTO numbers (number, text) VALUES (:number, :text)",
	[NUMBER_LIST] = "SELECT number, text FROM numbers",
};

static const struct database_kind kind = {
	.application = 4711,
	.version = 1,
	.schema = "CREATE TABLE numbers (number INTEGER, text TEXT)",
	.settings = "",
	.statements = statements,
	.statement_count = STATEMENT_COUNT,
	KIND_ANSWERS,
};

/* It has no end. */
static const char endless[] = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
			      " SELECT count(*) FROM n";

static int setup(void **state)
{
	(void)state;
	return database_setup(&kind);
}

/* However many: what is written is not what somebody else wrote. */
static void add_numbers(int count, const char *text)
{
	cleanup(transaction_end) struct transaction transaction = {0};

	same_number("begin", transaction_begin_write(database, &transaction), 0);
	for (int i = 0; i < count; i++) {
		cleanup(query_end) struct query query = query_begin(database, NUMBER_ADD);

		query_bind_integer(&query, ":number", i);
		query_bind_text(&query, ":text", text);
		same_number("add", query_run(&query), 0);
	}
	same_number("commit", transaction_commit(&transaction), 0);
}

/* Run SQL that gives rows; the first row's number, or the answer. */
static int64_t ask_number(struct database *of, const char *sql)
{
	int64_t number = -1;
	int r = database_read_number(of, sql, &number);

	return r == 0 ? number : r;
}

static void query_step__ends_an_endless_statement(void **state)
{
	(void)state;
	same_number("endless", ask_number(database, endless), ENDLESS);
	same_number("again", ask_number(database, endless), ENDLESS);
	same_number("goes on", ask_number(database, "SELECT 7"), 7);
}

static void database_execute__ends_an_endless_statement(void **state)
{
	cleanup(transaction_end) struct transaction transaction = {0};

	(void)state;
	same_number("begin", transaction_begin_write(database, &transaction), 0);
	same_number("insert",
		database_execute(database,
			"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
			" INSERT INTO numbers (number) SELECT i FROM n"),
		ENDLESS);
	transaction_end(&transaction);
	same_number("nothing was added", ask_number(database, "SELECT count(*) FROM numbers"), 0);
}

/* A statement that reads every row of a large file some times over is no endless one. */
static void query_step__budget_grows_with_the_file(void **state)
{
	static const char ten_times[] =
		"SELECT sum(a.number > b.i) FROM numbers AS a,"
		" (WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10)"
		"  SELECT i FROM n) AS b";
	static const char million[] =
		"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
		" WHERE i < 1000000) SELECT count(*) FROM n";

	(void)state;
	same_number("small", ask_number(database, million), ENDLESS);
	add_numbers(200000, "x");
	same_number("large", ask_number(database, million), 1000000);
	same_number("ten times", ask_number(database, ten_times), 1999935);
}

/* Statements within one that is endless do not make its budget larger; a transaction has one. */
static void query_step__statements_share_the_budget_of_a_transaction(void **state)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	int r = 0, rounds;

	(void)state;
	add_numbers(1000, "x");
	same_number("begin", transaction_begin_read(database, &transaction), 0);
	for (rounds = 0; r == 0 && rounds < 100000; rounds++) {
		cleanup(query_end) struct query query = query_begin(database, NUMBER_LIST);

		while ((r = query_step(&query)) == 1)
			;
	}
	same_number("ended", r, ENDLESS);
	transaction_end(&transaction);
	same_number("begin again", transaction_begin_read(database, &transaction), 0);
	same_number("a new one", ask_number(database, "SELECT count(*) FROM numbers"), 1000);
}

/* A few pages with overflow chains can be read as millions of long texts. */
static void query_text__counts_what_was_read(void **state)
{
	int r = 0, rounds;
	cleanup(transaction_end) struct transaction transaction = {0};

	char text[50001] = "";

	(void)state;
	memset(text, 'x', sizeof(text) - 1);
	add_numbers(1, text);
	same_number("begin", transaction_begin_read(database, &transaction), 0);
	for (rounds = 0; r == 0 && rounds < 100000; rounds++) {
		cleanup(query_end) struct query query = query_begin(database, NUMBER_LIST);

		r = query_step(&query);
		if (r == 1) {
			same_number("length", (long long)strlen(query_text(&query, 1)), 50000);
			r = query_step(&query);
		}
	}
	same_number("ended", r, ENDLESS);
}

/* Nobody else writes into memory, unless the copy of a file is there. */
static void database_connect__memory_has_no_budget(void **state)
{
	static const char long_one[] =
		"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
		" WHERE i < 1000000) SELECT count(*) FROM n";
	cleanup(database_freep) struct database *memory = NULL, *loaded = NULL;
	size_t length;
	char *bytes;

	(void)state;
	same_number("memory", database_connect(&kind, NULL, DATABASE_CREATE, &memory), 0);
	same_number("long", ask_number(memory, long_one), 1000000);
	same_number("copy", database_copy(database, memory, NULL), 0);
	same_number("copied", ask_number(memory, long_one), ENDLESS);
	bytes = read_file(folder_file(&folder, "names.db"), &length);
	same_number("loaded", database_connect(&kind, NULL, DATABASE_WRITE, &loaded), 0);
	same_number("load", database_load(loaded, (unsigned char *)bytes, length), 0);
	free(bytes);
	same_number("endless", ask_number(loaded, long_one), ENDLESS);
}

static bool want_end(void)
{
	return true;
}

static void database_end_when__ends_a_statement_early(void **state)
{
	static const char long_one[] =
		"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
		" WHERE i < 10000) SELECT count(*) FROM n";

	(void)state;
	same_number("not wanted", ask_number(database, long_one), 10000);
	database_end_when(want_end);
	same_number("wanted", ask_number(database, long_one), ENDLESS);
	database_end_when(NULL);
	same_number("no longer", ask_number(database, long_one), 10000);
}

static void database_connect__limits_what_a_schema_may_have(void **state)
{
	(void)state;
	same_number("attach", database_execute(database, "ATTACH ':memory:' AS other"), CORRUPT);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(query_step__ends_an_endless_statement),
		TEST(database_execute__ends_an_endless_statement),
		TEST(query_step__budget_grows_with_the_file),
		TEST(query_step__statements_share_the_budget_of_a_transaction),
		TEST(query_text__counts_what_was_read),
		TEST(database_connect__memory_has_no_budget),
		TEST(database_end_when__ends_a_statement_early),
		TEST(database_connect__limits_what_a_schema_may_have),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
