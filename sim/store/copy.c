/*
 * Copies of a whole farm: a database in memory with the pages of the farm's, which SQLite's backup
 * takes there and back. A backup is one transaction of where it goes.
 */
#include <errno.h>
#include <sqlite3.h>
#include <string.h>

#include "base/text.h"
#include "sim/store/statements.h"

/* Where a database's header has its journal mode: a copy is none with a WAL beside it. */
enum {
	WRITE_VERSION = 18,
	READ_VERSION = 19,
	ROLLBACK_JOURNAL = 1
};

/* What the header says of how the pages came to be, not of what they hold (SQLite's file format, 1.3). */
static const struct {
	size_t from, to;
} meaningless[] = {
	{24, 28},  /* how often the file was changed */
	{40, 44},  /* how often the schema was; a restored one counts */
	{92, 100}, /* when, and by which SQLite, that was last counted */
};

static unsigned char *bytes_of(const struct database *copy, size_t *ret_size)
{
	sqlite3_int64 size = 0;
	unsigned char *bytes =
		sqlite3_serialize(copy->connection, "main", &size, SQLITE_SERIALIZE_NOCOPY);

	*ret_size = bytes ? (size_t)size : 0;
	return bytes;
}

size_t store_copy_size(const struct database *copy)
{
	size_t size;

	bytes_of(copy, &size);
	return size;
}

/* An empty database in memory with room for as many pages as the store has. */
static int make_room(struct database *store, struct database **ret_copy)
{
	cleanup(database_freep) struct database *copy = NULL;
	int64_t pages = 0, page_size = 0;
	unsigned char *room;
	int r = database_read_number(store, "PRAGMA page_count", &pages);

	if (r != 0)
		return r;
	r = database_read_number(store, "PRAGMA page_size", &page_size);
	if (r != 0)
		return r;
	r = database_connect(store->kind, NULL, DATABASE_WRITE, &copy);
	if (r != 0)
		return r;
	room = sqlite3_malloc64((sqlite3_uint64)(pages * page_size));
	if (!room)
		return -ENOMEM;
	r = database_error(
		copy, sqlite3_deserialize(copy->connection, "main", room, 0, pages * page_size,
			      SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE));
	if (r == 0)
		*ret_copy = steal(&copy);
	return r;
}

/* The copy of a farm with a WAL is one by itself; the farm keeps its WAL when it is restored. */
static int forget_wal(struct database *copy)
{
	size_t size;
	unsigned char *bytes = bytes_of(copy, &size);

	if (size <= READ_VERSION)
		return FARM_E_CORRUPT;
	bytes[WRITE_VERSION] = bytes[READ_VERSION] = ROLLBACK_JOURNAL;
	return store_forget_pages(copy);
}

int store_copy(struct database *store, struct database **ret_copy)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	cleanup(database_freep) struct database *copy = NULL;
	int64_t version = 0;
	int r = transaction_begin_read(store, &transaction);

	if (r != 0)
		return r;
	r = make_room(store, &copy);
	if (r != 0)
		return r;
	r = database_copy(store, copy, NULL);
	if (r != 0)
		return r;
	r = forget_wal(copy);
	if (r != 0)
		return r;
	/* of a farm that could not be brought to this version where it is */
	r = database_read_number(copy, "PRAGMA user_version", &version);
	if (r == 0 && version < FARM_VERSION)
		r = database_migrate(copy);
	if (r == 0)
		*ret_copy = steal(&copy);
	return r;
}

int store_restore(struct database *store, struct database *copy, const uint32_t *reading)
{
	if (sqlite3_txn_state(store->connection, "main") != SQLITE_TXN_NONE ||
		!sqlite3_get_autocommit(store->connection))
		return -EINVAL;
	return database_copy(copy, store, reading);
}

/* --- Are two the same? --- */

static bool same_pages(const struct database *a, const struct database *b)
{
	size_t size, other_size, begin = 0;
	const unsigned char *bytes = bytes_of(a, &size), *other = bytes_of(b, &other_size);

	if (!bytes || size != other_size)
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(meaningless); i++) {
		if (memcmp(bytes + begin, other + begin, meaningless[i].from - begin) != 0)
			return false;
		begin = meaningless[i].to;
	}
	return memcmp(bytes + begin, other + begin, size - begin) == 0;
}

/* Texts and nothing: STRICT tables without blobs and fractions have no other values than integers. */
static bool same_value(sqlite3_stmt *a, sqlite3_stmt *b, int column)
{
	int type = sqlite3_column_type(a, column), length;

	if (type != sqlite3_column_type(b, column))
		return false;
	if (type == SQLITE_INTEGER)
		return sqlite3_column_int64(a, column) == sqlite3_column_int64(b, column);
	length = sqlite3_column_bytes(a, column);
	return length == sqlite3_column_bytes(b, column) &&
	       (length == 0 || memcmp(sqlite3_column_blob(a, column),
				       sqlite3_column_blob(b, column), (size_t)length) == 0);
}

static bool same_row(sqlite3_stmt *a, sqlite3_stmt *b)
{
	for (int i = 0; i < sqlite3_column_count(a); i++) {
		if (!same_value(a, b, i))
			return false;
	}
	return true;
}

/* Walk over both in step; where one fails, nobody knows. */
static bool same_rows(struct database *a, struct database *b, const char *sql)
{
	cleanup(query_end) struct query rows = query_begin_sql(a, sql);
	cleanup(query_end) struct query others = query_begin_sql(b, sql);
	int r;

	do {
		r = query_step(&rows);
		if (r != query_step(&others) ||
			(r == 1 && !same_row(rows.statement, others.statement)))
			return false;
	} while (r == 1);
	return r == 0;
}

static bool same_table(struct database *a, struct database *b, const char *name)
{
	cleanup(text_deinit) struct text sql = {0};

	text_printf(&sql, "SELECT * FROM \"%s\"", name);
	return !sql.failed && same_rows(a, b, sql.bytes);
}

bool store_copies_equal(struct database *a, struct database *b)
{
	cleanup(query_end) struct query tables = {0};
	bool same = true;
	int r = 0;

	if (same_pages(a, b))
		return true;
	if (!same_rows(a, b, "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"))
		return false;
	tables = query_begin(a, STATEMENT_TABLE_LIST);
	while (same && (r = query_step(&tables)) == 1)
		same = same_table(a, b, query_word(&tables, 0));
	return same && r == 0;
}
