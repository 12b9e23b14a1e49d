#include <assert.h>
#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>

#include "base/file_beside.h"
#include "base/macros.h"
#include "base/sqlite.h"
#include "base/sqlite_guard.h"
#include "base/sqlite_schema.h"

/* --- Opening --- */

/* The marks of a file, and the number that its schema has: another one when it was changed. */
static int read_marks(struct database *database, int64_t *ret_version, int64_t *ret_cookie)
{
	int64_t application = 0, version = 0;
	int r = database_read_number(database, "PRAGMA schema_version", ret_cookie);

	if (r != 0)
		return r;
	r = database_read_number(database, "PRAGMA application_id", &application);
	if (r != 0)
		return r;
	r = database_read_number(database, "PRAGMA user_version", &version);
	if (r != 0)
		return r;
	if (application != database->kind->application || version < 1)
		return database->kind->other;
	if (version > database->kind->version)
		return database->kind->newer;
	*ret_version = version;
	return 0;
}

/* Within a transaction: what is found holds until it ends. */
static int inspect_kind(struct database *database)
{
	int64_t version = 0, cookie = 0;
	int r = read_marks(database, &version, &cookie);

	if (r != 0)
		return r;
	if (database->kind->objects) {
		r = schema_check(database, (int)version);
		if (r != 0)
			return r;
	}
	guard_trust(database);
	database->version = (int)version;
	database->cookie = cookie;
	return 0;
}

int database_check_kind(struct database *database, int *ret_version)
{
	/* one look for all: each look at a file costs its locks */
	cleanup(transaction_end) struct transaction transaction = {0};
	int r = transaction_begin_read(database, &transaction);

	if (r == 0)
		r = inspect_kind(database);
	if (r == 0)
		*ret_version = database->version;
	return r;
}

int schema_verify(struct database *database)
{
	int64_t cookie = 0;
	int r;

	if (!database->version || !database->kind->objects)
		return 0;
	r = database_read_number(database, "PRAGMA schema_version", &cookie);
	return r == 0 && cookie != database->cookie ? inspect_kind(database) : r;
}

int database_file_version(const struct database_kind *kind, const char *path)
{
	cleanup(database_freep) struct database *database = NULL;
	int64_t version = 0;

	if (database_connect(kind, path, DATABASE_READ, &database) != 0 ||
		database_read_number(database, "PRAGMA user_version", &version) != 0)
		return 0;
	return (int)version;
}

int database_list_differences(struct database *database,
	void (*say)(void *context, const char *sentence), void *context, size_t *ret_count)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	int64_t version = 0, cookie = 0;
	int r;

	/* what was seen before does not matter: the transaction is to begin whatever there is */
	database->version = 0;
	r = transaction_begin_read(database, &transaction);
	if (r == 0)
		r = read_marks(database, &version, &cookie);
	return r == 0 ? schema_list_differences(database, (int)version, say, context, ret_count)
		      : r;
}

/* --- Versions --- */

int database_create_schema(struct database *database)
{
	char marks[96];
	int r;

	snprintf(marks, sizeof(marks), "PRAGMA application_id = %d; PRAGMA user_version = %d",
		database->kind->application, database->kind->version);
	r = database_execute(database, marks);
	return r == 0 ? database_execute(database, database->kind->schema) : r;
}

int database_make_file(const struct database_kind *kind, const char *path)
{
	cleanup(file_beside_deinit) struct file_beside made = {0};
	cleanup(database_freep) struct database *memory = NULL;
	unsigned char *bytes;
	sqlite3_int64 size;
	int r = database_connect(kind, NULL, DATABASE_CREATE, &memory);

	if (r == 0)
		r = database_create_schema(memory);
	if (r != 0)
		return r;
	bytes = sqlite3_serialize(memory->connection, "main", &size, 0);
	if (!bytes)
		return -ENOMEM;
	r = file_beside_make(&made, path, false, bytes, (size_t)size);
	sqlite3_free(bytes);
	return r == 0 ? file_beside_move(&made) : r;
}

static int take_steps(struct database *database, int64_t version)
{
	const struct database_kind *kind = database->kind;
	char mark[64];
	int r;

	assert(version >= 1);
	for (; version < kind->version; version++) {
		r = database_execute(database, kind->migrations[version - 1]);
		if (r != 0)
			return r;
	}
	snprintf(mark, sizeof(mark), "PRAGMA user_version = %d", kind->version);
	return database_execute(database, mark);
}

int database_migrate(struct database *database)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	int64_t version = 0;
	int r = transaction_begin_write(database, &transaction);

	if (r != 0)
		return r;
	/* read again: another process may have been faster */
	r = database_read_number(database, "PRAGMA user_version", &version);
	if (r == 0)
		r = take_steps(database, version);
	if (r == 0)
		r = inspect_kind(database);
	return r == 0 ? transaction_commit(&transaction) : r;
}
