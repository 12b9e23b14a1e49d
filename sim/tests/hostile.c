#include "sim/tests/hostile.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/tests/support.h"
#include "base/text.h"

void hostile_run(const char *path, const char *sql)
{
	sqlite3 *database;

	if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
		sqlite3_exec(database, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s: %s", path, sql, sqlite3_errmsg(database));
	same_number("close", sqlite3_close(database), SQLITE_OK);
}

void hostile_write_untyped(const char *path, const char *update)
{
	cleanup(text_deinit) struct text sql = {0};

	hostile_run(path, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql ="
			  " replace(replace(sql, ', STRICT', ' /*S*/'), ') STRICT', ')/*S*/')");
	text_printf(&sql, "PRAGMA ignore_check_constraints = ON; UPDATE %s", update);
	hostile_run(path, text_string(&sql));
	hostile_run(path, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql ="
			  " replace(replace(sql, ' /*S*/', ', STRICT'), ')/*S*/', ') STRICT')");
}

int hostile_try(const char *path, const char *sql)
{
	sqlite3 *database;
	int r = sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, NULL);

	if (r == SQLITE_OK)
		r = sqlite3_exec(database, sql, NULL, NULL, NULL);
	sqlite3_close(database);
	return r;
}

/* --- Pages (SQLite's file format, 1.3 and 1.6) --- */

enum {
	PAGE = 4096,
	PAGE_COUNT = 28, /* where the file's header has it */
	LEVELS = 4,
	LEAF_HEADER = 8,
	INTERIOR_HEADER = 12,
	INDEX_LEAF = 10,
	TABLE_LEAF = 13
};

static void put_number(unsigned char *at, size_t bytes, size_t number)
{
	for (size_t i = bytes; i > 0; i--) {
		at[i - 1] = (unsigned char)number;
		number >>= 8;
	}
}

static size_t take_number(const unsigned char *at, size_t bytes)
{
	size_t number = 0;

	for (size_t i = 0; i < bytes; i++)
		number = number << 8 | at[i];
	return number;
}

/* The key of a cell: of a table, any; of an index, that of the leaf's first cell, which is short. */
struct key {
	unsigned char bytes[128];
	size_t length;
};

static void take_key(const unsigned char *leaf, struct key *ret_key)
{
	const unsigned char *cell = leaf + take_number(leaf + LEAF_HEADER, 2);

	*ret_key = (struct key){{1}, 1};
	if (leaf[0] == TABLE_LEAF)
		return;
	same_number("leaf of an index", leaf[0], INDEX_LEAF);
	ret_key->length = 1 + (size_t)cell[0];
	assert_in_range(ret_key->length, 2, sizeof(ret_key->bytes));
	memcpy(ret_key->bytes, cell, ret_key->length);
}

/* An interior page, each cell of which names the same child: its page number, and a key. */
static void make_interior(
	unsigned char *page, unsigned char kind, size_t child, const struct key *key)
{
	size_t size = 4 + key->length, cells = (PAGE - INTERIOR_HEADER) / (2 + size);
	size_t content = PAGE - cells * size;

	memset(page, 0, PAGE);
	page[0] = kind;
	put_number(page + 3, 2, cells);
	put_number(page + 5, 2, content);
	put_number(page + LEAF_HEADER, 4, child);
	for (size_t i = 0; i < cells; i++) {
		put_number(page + INTERIOR_HEADER + 2 * i, 2, content + size * i);
		put_number(page + content + size * i, 4, child);
		memcpy(page + content + size * i + 4, key->bytes, key->length);
	}
}

static size_t root_of(const char *path, const char *table)
{
	sqlite3 *database;
	sqlite3_stmt *statement;
	size_t root;

	same_number("open", sqlite3_open(path, &database), SQLITE_OK);
	same_number("root",
		sqlite3_prepare_v2(database, "SELECT rootpage FROM sqlite_schema WHERE name = ?",
			-1, &statement, NULL),
		SQLITE_OK);
	sqlite3_bind_text(statement, 1, table, -1, SQLITE_STATIC);
	same_number(table, sqlite3_step(statement), SQLITE_ROW);
	root = (size_t)sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(database);
	return root;
}

void hostile_make_endless(const char *path, const char *table)
{
	size_t root = root_of(path, table), length, pages;
	char *bytes = read_file(path, &length);
	unsigned char *file = realloc(bytes, length + (size_t)LEVELS * PAGE), kind;
	struct key key;

	assert_non_null(file);
	pages = length / PAGE;
	take_key(file + (root - 1) * PAGE, &key);
	kind = file[(root - 1) * PAGE] - 8;
	/* what was the root is the lowest level */
	memcpy(file + length, file + (root - 1) * PAGE, PAGE);
	for (size_t i = 1; i < LEVELS; i++)
		make_interior(file + length + i * PAGE, kind, pages + i, &key);
	make_interior(file + (root - 1) * PAGE, kind, pages + LEVELS, &key);
	put_number(file + PAGE_COUNT, 4, take_number(file + PAGE_COUNT, 4) + LEVELS);
	write_file(path, file, length + (size_t)LEVELS * PAGE);
	free(file);
}
