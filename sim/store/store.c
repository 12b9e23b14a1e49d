#include "sim/store/store.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/name.h"
#include "sim/schema.h"
#include "sim/store/query.h"

/* Marks a database as ours, in PRAGMA application_id: "TSfm". */
enum {
	APPLICATION_ID = 0x5453666D
};

struct store *store_free(struct store *store)
{
	if (!store)
		return NULL;
	for (size_t i = 0; i < STATEMENT_COUNT; i++)
		sqlite3_finalize(store->statements[i]);
	sqlite3_close(store->database);
	free(store);
	return NULL;
}

void store_freep(struct store **store)
{
	*store = store_free(*store);
}

int store_execute(struct store *store, const char *sql)
{
	return store_error(sqlite3_exec(store->database, sql, NULL, NULL, NULL));
}

/* --- Transactions --- */

static bool is_open(const struct store *store)
{
	return !sqlite3_get_autocommit(store->database);
}

static int begin(struct store *store, const char *statement, struct transaction *transaction)
{
	int r;

	if (is_open(store))
		return -EINVAL;
	r = store_execute(store, statement);
	/* what was interrupted may have begun all the same, and must be ended */
	if (is_open(store))
		transaction->store = store;
	return r;
}

int transaction_begin_read(struct store *store, struct transaction *transaction)
{
	return is_open(store) ? 0 : begin(store, "BEGIN", transaction);
}

int transaction_begin_write(struct store *store, struct transaction *transaction)
{
	return begin(store, "BEGIN IMMEDIATE", transaction);
}

int transaction_begin_exclusive(struct store *store, struct transaction *transaction)
{
	return begin(store, "BEGIN EXCLUSIVE", transaction);
}

int transaction_commit(struct transaction *transaction)
{
	int r = store_execute(transaction->store, "COMMIT");

	if (r == 0)
		transaction->store = NULL;
	return r;
}

void transaction_end(struct transaction *transaction)
{
	if (transaction->store)
		store_execute(transaction->store, "ROLLBACK");
	transaction->store = NULL;
}

/* --- Opening --- */

int store_connect(const char *path, int flags, struct store **ret_store)
{
	cleanup(store_freep) struct store *store = calloc(1, sizeof(*store));
	int r;

	if (!store)
		return -ENOMEM;
	r = store_error(sqlite3_open_v2(path, &store->database, flags | SQLITE_OPEN_NOMUTEX, NULL));
	if (r != 0)
		return r;
	sqlite3_busy_timeout(store->database, STORE_PATIENCE);
	/* a schema is data: functions in it run no code of ours */
	sqlite3_db_config(store->database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	r = store_execute(store, "PRAGMA foreign_keys = ON");
	if (r != 0)
		return r;
	*ret_store = steal(&store);
	return 0;
}

int store_read_pragma(struct store *store, const char *pragma, int64_t *ret_value)
{
	sqlite3_stmt *statement;
	int r = sqlite3_prepare_v2(store->database, pragma, -1, &statement, NULL);

	if (r == SQLITE_OK)
		r = sqlite3_step(statement);
	if (r == SQLITE_ROW)
		*ret_value = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return store_error(r);
}

static int check_kind(struct store *store, int64_t *ret_version)
{
	/* one look for both marks: each look at a file costs its locks */
	cleanup(transaction_end) struct transaction transaction = {0};
	int64_t application = 0, version = 0;
	int r = transaction_begin_read(store, &transaction);

	if (r == 0)
		r = store_read_pragma(store, "PRAGMA application_id", &application);
	if (r == 0)
		r = store_read_pragma(store, "PRAGMA user_version", &version);
	if (r != 0)
		return r;
	if (application != APPLICATION_ID || version < 1)
		return FARM_E_NOT_A_FARM;
	if (version > FARM_VERSION)
		return FARM_E_NEWER;
	*ret_version = version;
	return 0;
}

/* SQLite says of everything that it cannot open the same; the system knows why. */
static int check_file(const char *path)
{
	enum file_kind kind;
	int r = file_get_kind(path, &kind);

	if (r != 0)
		return r;
	if (kind == FILE_FOLDER)
		return -EISDIR;
	return kind == FILE_ORDINARY ? 0 : FARM_E_NOT_A_FARM;
}

int store_open(const char *path, struct store **ret_store)
{
	cleanup(store_freep) struct store *store = NULL;
	int64_t version = 0;
	int r = check_file(path);

	if (r == 0)
		r = store_connect(path, SQLITE_OPEN_READWRITE, &store);
	if (r == 0)
		r = check_kind(store, &version);
	if (r == 0 && version < FARM_VERSION)
		r = store_migrate(store);
	if (r != 0)
		return r;
	*ret_store = steal(&store);
	return 0;
}

int store_file_version(const char *path)
{
	cleanup(store_freep) struct store *store = NULL;
	int64_t version = 0;
	int r = store_connect(path, SQLITE_OPEN_READONLY, &store);

	return r == 0 && store_read_pragma(store, "PRAGMA user_version", &version) == 0
		       ? (int)version
		       : 0;
}

static int build_schema(struct store *store)
{
	char marks[96];
	int r;

	snprintf(marks, sizeof(marks), "PRAGMA application_id = %d; PRAGMA user_version = %d",
		APPLICATION_ID, FARM_VERSION);
	r = store_execute(store, marks);
	return r == 0 ? store_execute(store, store_schema) : r;
}

int store_create(const char *path, struct store **ret_store)
{
	cleanup(store_freep) struct store *store = NULL;
	int r = store_connect(
		path ? path : ":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &store);

	if (r == 0)
		r = build_schema(store);
	if (r != 0)
		return r;
	*ret_store = steal(&store);
	return 0;
}

/* --- Files as a whole --- */

int store_image(struct store *store, unsigned char **ret_bytes, size_t *ret_size)
{
	sqlite3_int64 size;
	unsigned char *bytes = sqlite3_serialize(store->database, "main", &size, 0);

	if (!bytes)
		return -ENOMEM;
	*ret_bytes = bytes;
	*ret_size = (size_t)size;
	return 0;
}

void store_free_image(unsigned char *bytes)
{
	sqlite3_free(bytes);
}

int store_forget_pages(struct store *store)
{
	return store_error(
		sqlite3_file_control(store->database, "main", SQLITE_FCNTL_RESET_CACHE, NULL));
}

/* Hand every row of a pragma that finds problems to `say`, between two phrases; "ok" is none. */
static int check_by(struct store *store, const char *pragma, const char *before, const char *behind,
	void (*say)(void *context, const char *sentence), void *context)
{
	sqlite3_stmt *statement;
	int r = sqlite3_prepare_v2(store->database, pragma, -1, &statement, NULL);
	char sentence[512];

	if (r != SQLITE_OK)
		return store_error(r);
	while ((r = sqlite3_step(statement)) == SQLITE_ROW) {
		const char *finding = (const char *)sqlite3_column_text(statement, 0);

		if (finding && strcmp(finding, "ok") == 0)
			continue;
		snprintf(sentence, sizeof(sentence), "%s%s%s", before, finding ? finding : "?",
			behind);
		say(context, sentence);
	}
	sqlite3_finalize(statement);
	return store_error(r);
}

static int check_keys(
	struct store *store, void (*say)(void *context, const char *sentence), void *context)
{
	cleanup(query_end) struct query query = query_begin(store, STATEMENT_KEY_LIST);
	char key[NAME_SIZE], sentence[512];
	int r;

	while ((r = query_step(&query)) == 1) {
		const char *name = query_text(&query, 0), *stored = query_text(&query, 1);

		if (name && stored && name_fold(name, key, sizeof(key)) && strcmp(key, stored) == 0)
			continue;
		snprintf(sentence, sizeof(sentence),
			"the key of '%s' is '%s'; nobody will find it by its name",
			name ? name : "?", stored ? stored : "?");
		say(context, sentence);
	}
	return r;
}

int store_check(
	struct store *store, void (*say)(void *context, const char *sentence), void *context)
{
	int r = check_by(store, "PRAGMA integrity_check", "SQLite: ", "", say, context);

	if (r == 0)
		r = check_by(store, "PRAGMA foreign_key_check", "a row of '",
			"' refers to something that is not there", say, context);
	return r == 0 ? check_keys(store, say, context) : r;
}
