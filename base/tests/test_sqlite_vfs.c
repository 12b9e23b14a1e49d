#include "base/tests/sqlite_support.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/file.h"
#include "base/macros.h"
#include "base/text.h"

static const struct database_kind kind = {
	.application = 4711,
	.version = 1,
	.schema = "CREATE TABLE names (name TEXT)",
	.settings = "",
	KIND_ANSWERS,
};

static int setup(void **state)
{
	(void)state;
	folder_make(&folder);
	return 0;
}

static void copy_file(const char *from, const char *to)
{
	size_t length;
	char *bytes = read_file(folder_file(&folder, from), &length);

	write_file(folder_file(&folder, to), bytes, length);
	free(bytes);
}

/* What a program leaves that is killed while it writes: hot.db and hot.db-journal. */
static void leave_journal(void)
{
	cleanup(database_freep) struct database *made = NULL;
	sqlite3 *writer;

	same_number("connect",
		database_connect(&kind, folder_file(&folder, "whole.db"), DATABASE_CREATE, &made),
		0);
	same_number("schema", database_create_schema(made), 0);
	same_number("open", sqlite3_open(folder_file(&folder, "whole.db"), &writer), SQLITE_OK);
	same_number("begin",
		sqlite3_exec(writer, "BEGIN; INSERT INTO names VALUES ('eva')", NULL, NULL, NULL),
		SQLITE_OK);
	same_number("flush", sqlite3_db_cacheflush(writer), SQLITE_OK);
	copy_file("whole.db", "hot.db");
	copy_file("whole.db-journal", "hot.db-journal");
	sqlite3_close(writer);
}

static void put_number(unsigned char *at, uint32_t number)
{
	for (size_t i = 0; i < 4; i++)
		at[i] = (unsigned char)(number >> (24 - 8 * i));
}

/* The journal is said to be part of a transaction over several databases, which that file is about. */
static void name_in_journal(const char *victim)
{
	static const unsigned char magic[] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
	cleanup(text_deinit) struct text journal = {0};
	unsigned char record[16], page[4] = {0};
	uint32_t sum = 0;

	for (const char *c = victim; *c; c++)
		sum += (unsigned char)*c;
	put_number(record, (uint32_t)strlen(victim));
	put_number(record + 4, sum);
	memcpy(record + 8, magic, sizeof(magic));
	same_number("journal", file_read(folder_file(&folder, "hot.db-journal"), &journal), 0);
	text_add_bytes(&journal, (const char *)page, sizeof(page));
	text_add(&journal, victim);
	text_add_bytes(&journal, (const char *)record, sizeof(record));
	write_file(folder_file(&folder, "hot.db-journal"), journal.bytes, journal.length);
}

static int open_hot(void)
{
	cleanup(database_freep) struct database *opened = NULL;
	int version = 0;
	int r = database_connect(&kind, folder_file(&folder, "hot.db"), DATABASE_WRITE, &opened);

	return r == 0 ? database_check_kind(opened, &version) : r;
}

static void database_connect__plays_back_a_journal(void **state)
{
	(void)state;
	leave_journal();
	same_number("open", open_hot(), 0);
	assert_false(file_exists(folder_file(&folder, "hot.db-journal")));
}

static void database_connect__deletes_nothing_that_a_journal_names(void **state)
{
	cleanup(text_deinit) struct text victim = {0};
	char *bytes[2];
	size_t lengths[2];
	sqlite3 *other;

	(void)state;
	leave_journal();
	text_add(&victim, folder_file(&folder, "letter.txt"));
	write_file(victim.bytes, "Dear Tom", 8);
	name_in_journal(victim.bytes);
	bytes[0] = read_file(folder_file(&folder, "hot.db"), &lengths[0]);
	same_number("open", open_hot(), CORRUPT);
	assert_true(file_exists(victim.bytes));
	assert_true(file_exists(folder_file(&folder, "hot.db-journal")));
	bytes[1] = read_file(folder_file(&folder, "hot.db"), &lengths[1]);
	same_number("length", (long long)lengths[1], (long long)lengths[0]);
	assert_memory_equal(bytes[0], bytes[1], lengths[0]);
	free(bytes[0]);
	free(bytes[1]);
	/* which SQLite without this guard does */
	same_number("other", sqlite3_open(folder_file(&folder, "hot.db"), &other), SQLITE_OK);
	same_number(
		"read", sqlite3_exec(other, "SELECT * FROM names", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(other);
	assert_false(file_exists(victim.bytes));
}

/*
 * Whoever opened a database before another took its place may not play back the other's journal: its
 * writer would lose it.
 */
static void database_read__leaves_the_journal_of_another(void **state)
{
	cleanup(database_freep) struct database *former = NULL;
	cleanup(text_deinit) struct text new = {0};
	int64_t number = 0;

	(void)state;
	leave_journal();
	same_number("former",
		database_connect(&kind, folder_file(&folder, "whole.db"), DATABASE_WRITE, &former),
		0);
	copy_file("hot.db", "new.db");
	text_add(&new, folder_file(&folder, "new.db"));
	copy_file("hot.db-journal", "whole.db-journal");
	same_number(
		"replace", file_move(text_string(&new), folder_file(&folder, "whole.db"), true), 0);
	same_number("read", database_read_number(former, "SELECT count(*) FROM names", &number),
		REPLACED);
	same_number("write", database_execute(former, "DELETE FROM names"), REPLACED);
	assert_true(file_exists(folder_file(&folder, "whole.db-journal")));
}

/* SQLite reads a place in memory, a file of its own, and an address out of these. */
static void database_connect__takes_a_name_for_a_name(void **state)
{
	static const char *const names[] = {":memory:", "file:x.db?mode=memory", "file:x.db"};
	char folder_before[4096];

	(void)state;
	assert_non_null(getcwd(folder_before, sizeof(folder_before)));
	same_number("go there", chdir(folder.path), 0);
	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		struct database *opened = NULL;

		same_number(
			names[i], database_connect(&kind, names[i], DATABASE_CREATE, &opened), 0);
		same_number(names[i], database_create_schema(opened), 0);
		database_free(opened);
		assert_true(file_exists(names[i]));
	}
	assert_false(file_exists("x.db"));
	same_number("go back", chdir(folder_before), 0);
}

static void database_connect__needs_a_name(void **state)
{
	struct database *opened = NULL;

	(void)state;
	same_number("empty", database_connect(&kind, "", DATABASE_CREATE, &opened), -ENOENT);
	assert_null(opened);
}

/* A limit of open files is no lack of a permission. */
static void database_connect__names_a_limit_of_files(void **state)
{
	const char *path = folder_file(&folder, "full.db");
	struct database *opened = NULL;
	struct rlimit limit, none;
	int next = dup(0), r;

	(void)state;
	assert_true(next >= 0);
	close(next);
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &limit), 0);
	none = limit;
	none.rlim_cur = (rlim_t)next;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
	r = database_connect(&kind, path, DATABASE_CREATE, &opened);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
	same_number("connect", r, -EMFILE);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(database_connect__plays_back_a_journal),
		TEST(database_connect__deletes_nothing_that_a_journal_names),
		TEST(database_read__leaves_the_journal_of_another),
		TEST(database_connect__takes_a_name_for_a_name),
		TEST(database_connect__needs_a_name),
		TEST(database_connect__names_a_limit_of_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
