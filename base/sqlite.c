#include "base/sqlite.h"

#include <assert.h>
#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/sqlite_guard.h"
#include "base/sqlite_schema.h"
#include "base/text.h"

/* Where a file's header has its journal mode, and what stands there (SQLite's file format, 1.3.3). */
enum {
	WRITE_VERSION = 18,
	READ_VERSION = 19,
	ROLLBACK_JOURNAL = 1,
	WAL = 2
};

static int kind_error(const struct database_kind *kind, int sqlite_answer)
{
	switch (sqlite_answer & 0xFF) {
	case SQLITE_OK:
	case SQLITE_ROW:
	case SQLITE_DONE:
		return 0;
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return -EBUSY;
	case SQLITE_NOMEM:
		return -ENOMEM;
	case SQLITE_FULL:
		return -ENOSPC;
	case SQLITE_READONLY:
	case SQLITE_CANTOPEN:
	case SQLITE_PERM:
		return -EACCES;
	case SQLITE_NOTADB:
		return kind->other;
	case SQLITE_CONSTRAINT:
		return kind->impossible;
	case SQLITE_INTERRUPT:
		return kind->endless;
	case SQLITE_CORRUPT:
	case SQLITE_ERROR:
		/* a table or column of the schema is missing */
		return kind->corrupt;
	default:
		return -EIO;
	}
}

int database_error(const struct database *database, int sqlite_answer)
{
	int kind_of_answer = sqlite_answer & 0xFF;
	int cause = sqlite3_system_errno(database->connection);

	if (kind_of_answer == SQLITE_IOERR && cause == EFBIG)
		return -EFBIG;
	/* a limit of open files, not a permission */
	if (kind_of_answer == SQLITE_CANTOPEN && (cause == EMFILE || cause == ENFILE))
		return -cause;
	if (kind_of_answer == SQLITE_READONLY &&
		sqlite3_extended_errcode(database->connection) == SQLITE_READONLY_DBMOVED)
		return database->kind->replaced;
	return kind_error(database->kind, sqlite_answer);
}

int database_execute(struct database *database, const char *sql)
{
	return database_error(database, sqlite3_exec(database->connection, sql, NULL, NULL, NULL));
}

int database_read_number(struct database *database, const char *sql, int64_t *ret_number)
{
	cleanup(query_end) struct query query = query_begin_sql(database, sql);
	int r = query_step(&query);

	if (r != 1)
		return r;
	*ret_number = query_integer(&query, 0);
	return 0;
}

/* --- Opening --- */

struct database *database_free(struct database *database)
{
	if (!database)
		return NULL;
	for (size_t i = 0; i < database->kind->statement_count; i++)
		sqlite3_finalize(database->statements[i]);
	sqlite3_close(database->connection);
	free(database);
	return NULL;
}

void database_freep(struct database **database)
{
	*database = database_free(*database);
}

/* SQLite reads more than a name out of some. */
static bool has_meaning(const char *path)
{
	return path[0] == ':' || strncmp(path, "file:", 5) == 0;
}

static int open_file(const char *path, int flags, sqlite3 **ret_connection)
{
	cleanup(text_deinit) struct text whole = {0};
	const char *vfs = guard_vfs();

	text_printf(&whole, "%s%s", has_meaning(path) ? "./" : "", path);
	if (!vfs || whole.failed)
		return SQLITE_NOMEM;
	return sqlite3_open_v2(text_string(&whole), ret_connection, flags, vfs);
}

static int open_connection(const char *path, int flags, sqlite3 **ret_connection)
{
	return path ? open_file(path, flags, ret_connection)
		    : sqlite3_open_v2(":memory:", ret_connection, flags, NULL);
}

int database_connect(const struct database_kind *kind, const char *path, enum database_mode mode,
	struct database **ret_database)
{
	static const int flags[] = {
		[DATABASE_READ] = SQLITE_OPEN_READONLY,
		[DATABASE_WRITE] = SQLITE_OPEN_READWRITE,
		[DATABASE_CREATE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
	};
	cleanup(database_freep) struct database *database = NULL;
	int r;

	/* SQLite would take it for a file of its own that is gone when it is closed */
	if (path && !*path)
		return -ENOENT;
	assert((size_t)mode < ARRAY_SIZE(flags));
	database = calloc(
		1, sizeof(*database) + kind->statement_count * sizeof(*database->statements));
	if (!database)
		return -ENOMEM;
	database->kind = kind;
	r = open_connection(path, flags[mode] | SQLITE_OPEN_NOMUTEX, &database->connection);
	if (r != SQLITE_OK)
		return database_error(database, r);
	sqlite3_busy_timeout(database->connection, DATABASE_PATIENCE);
	database->is_file = path != NULL;
	guard_begin(database);
	r = database_execute(database, kind->settings);
	if (r != 0)
		return r;
	*ret_database = steal(&database);
	return 0;
}

int database_check_file(const struct database_kind *kind, const char *path)
{
	enum file_kind file;
	int r = file_get_kind(path, &file);

	if (r != 0)
		return r;
	if (file == FILE_FOLDER)
		return -EISDIR;
	return file == FILE_ORDINARY ? 0 : kind->other;
}

/* --- Copies --- */

int database_get_reading(struct database *database, uint32_t *ret_reading)
{
	unsigned int reading;
	int r = sqlite3_file_control(
		database->connection, "main", SQLITE_FCNTL_DATA_VERSION, &reading);

	if (r == SQLITE_OK)
		*ret_reading = reading;
	return database_error(database, r);
}

static int copy_pages(sqlite3_backup *backup, struct database *to, const uint32_t *reading)
{
	uint32_t now = 0;
	/* a step of no page takes the lock, behind which nobody writes, and reads what they wrote */
	int r = database_error(to, sqlite3_backup_step(backup, 0));

	if (r != 0)
		return r;
	if (reading) {
		r = database_get_reading(to, &now);
		if (r != 0)
			return r;
		if (now != *reading)
			return -EAGAIN;
	}
	return database_error(to, sqlite3_backup_step(backup, -1));
}

int database_copy(struct database *from, struct database *to, const uint32_t *reading)
{
	sqlite3_backup *backup =
		sqlite3_backup_init(to->connection, "main", from->connection, "main");
	int r;

	if (!backup)
		return database_error(to, sqlite3_errcode(to->connection));
	r = copy_pages(backup, to, reading);
	sqlite3_backup_finish(backup);
	if (!to->is_file)
		guard_add_copy(to, guard_size(from));
	return r;
}

int database_load(struct database *database, const unsigned char *bytes, size_t size)
{
	unsigned char *copy = sqlite3_malloc64(size + 1);
	int r;

	if (!copy)
		return -ENOMEM;
	if (size)
		memcpy(copy, bytes, size);
	/* no database in memory has a log */
	if (size > READ_VERSION && copy[WRITE_VERSION] == WAL && copy[READ_VERSION] == WAL)
		copy[WRITE_VERSION] = copy[READ_VERSION] = ROLLBACK_JOURNAL;
	r = sqlite3_deserialize(database->connection, "main", copy, (sqlite3_int64)size,
		(sqlite3_int64)size + 1,
		SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
	guard_add_copy(database, size);
	return database_error(database, r);
}

/* --- Transactions --- */

bool transaction_is_open(const struct database *database)
{
	return !sqlite3_get_autocommit(database->connection);
}

static int transaction_begin(
	struct database *database, const char *sql, struct transaction *transaction)
{
	int r;

	if (transaction_is_open(database))
		return -EINVAL;
	guard_renew(database);
	r = database_execute(database, sql);
	/* what was interrupted may have begun all the same, and must be ended */
	if (transaction_is_open(database))
		transaction->database = database;
	return r == 0 ? schema_verify(database) : r;
}

/* SQLite would keep the journal beside whatever is at the path now, or write where nobody reads. */
static int check_place(struct database *database)
{
	int has_moved = 0;

	/* unknown to the system's files elsewhere, where nobody can move what is open */
	if (database->is_file)
		sqlite3_file_control(
			database->connection, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved);
	return has_moved ? database->kind->replaced : 0;
}

static int transaction_begin_alone(
	struct database *database, const char *sql, struct transaction *transaction)
{
	int r = transaction_begin(database, sql, transaction);

	return r == 0 ? check_place(database) : r;
}

int transaction_begin_read(struct database *database, struct transaction *transaction)
{
	return transaction_is_open(database) ? 0
					     : transaction_begin(database, "BEGIN", transaction);
}

int transaction_begin_write(struct database *database, struct transaction *transaction)
{
	return transaction_begin_alone(database, "BEGIN IMMEDIATE", transaction);
}

int transaction_begin_exclusive(struct database *database, struct transaction *transaction)
{
	return transaction_begin_alone(database, "BEGIN EXCLUSIVE", transaction);
}

int transaction_commit(struct transaction *transaction)
{
	int r;

	assert(transaction->database);
	r = database_execute(transaction->database, "COMMIT");
	if (r == 0)
		transaction->database = NULL;
	return r;
}

void transaction_end(struct transaction *transaction)
{
	if (transaction->database)
		database_execute(transaction->database, "ROLLBACK");
	transaction->database = NULL;
}
