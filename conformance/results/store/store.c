#include "conformance/results/store/store.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "conformance/results_schema.h"
#include "conformance/results/store/migrate.h"
#include "conformance/results/store/request.h"
#include "sim/tsfarm.h"

enum {
	/* Marks a database as ours, in PRAGMA application_id: "TSre". */
	APPLICATION_ID = 0x54537265,
	/* How long a call waits for another process, in milliseconds. */
	PATIENCE = 5000
};

struct results *results_free(struct results *results)
{
	if (!results)
		return NULL;
	for (size_t i = 0; i < REQUEST_COUNT; i++)
		sqlite3_finalize(results->statements[i]);
	sqlite3_close(results->database);
	free(results);
	return NULL;
}

void results_freep(struct results **results)
{
	*results = results_free(*results);
}

/* --- Transactions --- */

int results_begin(struct results *results, struct results_change *change)
{
	int r = results_execute(results, "BEGIN IMMEDIATE");

	change->results = sqlite3_get_autocommit(results->database) ? NULL : results;
	return r;
}

int results_commit(struct results_change *change)
{
	int r = results_execute(change->results, "COMMIT");

	if (r == 0)
		change->results = NULL;
	return r;
}

void results_end(struct results_change *change)
{
	if (change->results)
		results_execute(change->results, "ROLLBACK");
	change->results = NULL;
}

/* --- Opening --- */

int results_connect(const char *path, int flags, struct results **ret_results)
{
	cleanup(results_freep) struct results *results = calloc(1, sizeof(*results));
	int r;

	if (!results)
		return -ENOMEM;
	r = results_error(
		sqlite3_open_v2(path, &results->database, flags | SQLITE_OPEN_NOMUTEX, NULL));
	if (r != 0)
		return r;
	sqlite3_busy_timeout(results->database, PATIENCE);
	sqlite3_db_config(results->database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	r = results_execute(results, "PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL");
	if (r != 0)
		return r;
	*ret_results = steal(&results);
	return 0;
}

int results_read_number(struct results *results, const char *sql, int64_t *ret_value)
{
	sqlite3_stmt *statement;
	int r = sqlite3_prepare_v2(results->database, sql, -1, &statement, NULL);

	if (r == SQLITE_OK)
		r = sqlite3_step(statement);
	if (r == SQLITE_ROW)
		*ret_value = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return results_error(r);
}

/* Is the file one of results, and of a version before ours? */
static int check_kind(struct results *results, bool *ret_old)
{
	int64_t application = 0, version = 0;
	int r = results_read_number(results, "PRAGMA application_id", &application);

	if (r == 0)
		r = results_read_number(results, "PRAGMA user_version", &version);
	if (r != 0)
		return r;
	if (application != APPLICATION_ID || version < 1)
		return RESULTS_E_NOT_RESULTS;
	if (version > RESULTS_VERSION)
		return RESULTS_E_NEWER;
	*ret_old = version < RESULTS_VERSION;
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
	return kind == FILE_ORDINARY ? 0 : RESULTS_E_NOT_RESULTS;
}

int results_file_version(const char *path)
{
	cleanup(results_freep) struct results *results = NULL;
	int64_t version = 0;
	int r = results_connect(path, SQLITE_OPEN_READONLY, &results);

	return r == 0 && results_read_number(results, "PRAGMA user_version", &version) == 0
		       ? (int)version
		       : 0;
}

static int is_empty(struct results *results, bool *ret_empty)
{
	int64_t tables;
	int r = results_read_number(results, "SELECT count(*) FROM sqlite_schema", &tables);

	if (r == 0)
		*ret_empty = !tables;
	return r;
}

/* Nobody's, or made by another process in the meantime? */
static int build_schema(struct results *results)
{
	cleanup(results_end) struct results_change change = {0};
	bool empty;
	char marks[96];
	int r = results_begin(results, &change);

	if (r == 0)
		r = is_empty(results, &empty);
	if (r != 0 || !empty)
		return r;
	snprintf(marks, sizeof(marks), "PRAGMA application_id = %d; PRAGMA user_version = %d",
		APPLICATION_ID, RESULTS_VERSION);
	r = results_execute(results, marks);
	if (r == 0)
		r = results_execute(results, results_schema);
	return r == 0 ? results_commit(&change) : r;
}

static int make_if_empty(struct results *results)
{
	bool empty;
	int r = is_empty(results, &empty);

	return r == 0 && empty ? build_schema(results) : r;
}

/* Read as one without runs: that is what a run leaves which is killed before it has written anything. */
static int lift_if_empty(struct results **results)
{
	cleanup(results_freep) struct results *memory = NULL;
	bool empty;
	int r = is_empty(*results, &empty);

	if (r != 0 || !empty)
		return r;
	r = results_connect(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &memory);
	if (r == 0)
		r = build_schema(memory);
	if (r != 0)
		return r;
	results_free(*results);
	*results = steal(&memory);
	return 0;
}

int results_open(const char *path, struct results **ret_results)
{
	cleanup(results_freep) struct results *results = NULL;
	bool old = false;
	int r = check_file(path);

	/* for writing, because what a killed run left half written is undone by whoever opens it next */
	if (r == 0)
		r = results_connect(path, SQLITE_OPEN_READWRITE, &results);
	if (r == 0)
		r = lift_if_empty(&results);
	if (r == 0)
		r = check_kind(results, &old);
	if (r == 0 && old)
		r = results_lift(results);
	if (r != 0)
		return r;
	*ret_results = steal(&results);
	return 0;
}

/* Why nothing can be made there: the folder may be missing. */
static int explain_refusal(const char *path, int r)
{
	char folder[4096];
	char *slash;

	snprintf(folder, sizeof(folder), "%s", path);
	slash = strrchr(folder, '/');
	if (!slash || slash == folder)
		return r;
	*slash = '\0';
	return file_is_folder(folder) ? r : -ENOENT;
}

int results_open_to_write(const char *path, struct results **ret_results)
{
	cleanup(results_freep) struct results *results = NULL;
	bool old = false;
	int r = check_file(path);

	if (r == 0 || r == -ENOENT)
		r = results_connect(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &results);
	if (r == -EACCES)
		r = explain_refusal(path, r);
	if (r == 0)
		r = make_if_empty(results);
	if (r == 0)
		r = check_kind(results, &old);
	if (r == 0 && old)
		r = results_migrate(results);
	if (r != 0)
		return r;
	*ret_results = steal(&results);
	return 0;
}

/* --- Answers in words --- */

const char *results_error_to_string(int r)
{
	switch (r) {
	case RESULTS_E_NOT_RESULTS:
		return "it is no file of results";
	case RESULTS_E_NEWER:
		return "it was made by a later version of tsconform";
	case RESULTS_E_CORRUPT:
		return "the file is damaged";
	case RESULTS_E_NO_RUN:
		return "it has no such run";
	case -EBUSY:
		return "it is locked by another process";
	case -ENOSPC:
		return "no space is left on the disk";
	default:
		return farm_error_to_string(r);
	}
}
