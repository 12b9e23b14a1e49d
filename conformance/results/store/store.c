#include "conformance/results/store/store.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "conformance/results/results_migrate_v1_v2.h"
#include "conformance/results/results_migrate_v2_v3.h"
#include "conformance/results/results_migrate_v3_v4.h"
#include "conformance/results/results_schema.h"
#include "conformance/results/results_schema_objects.h"
#include "conformance/results/store/statements.h"
#include "sim/tsfarm.h"

static const char *const migrations[RESULTS_VERSION - 1] = {
	results_migrate_v1_v2, results_migrate_v2_v3, results_migrate_v3_v4};

static const char *const statements[STATEMENT_COUNT] = {
#define STATEMENT(name, text) [STATEMENT_##name] = text,
#include "conformance/results/store/statements.def"
#undef STATEMENT
};

static const struct database_kind results_kind = {
	.application = 0x54537265, /* "TSre" */
	.version = RESULTS_VERSION,
	.schema = results_schema,
	.migrations = migrations,
	.objects = results_objects,
	.object_count = ARRAY_SIZE(results_objects),
	.settings = "PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL",
	.statements = statements,
	.statement_count = STATEMENT_COUNT,
	.other = RESULTS_E_NOT_RESULTS,
	.newer = RESULTS_E_NEWER,
	.corrupt = RESULTS_E_CORRUPT,
	.impossible = RESULTS_E_CORRUPT,
	.foreign = RESULTS_E_FOREIGN,
	.replaced = RESULTS_E_REPLACED,
	.endless = RESULTS_E_ENDLESS,
};

struct results *results_free(struct results *results)
{
	if (results)
		database_free(results->database);
	free(results);
	return NULL;
}

void results_freep(struct results **results)
{
	*results = results_free(*results);
}

int results_begin(struct results *results, struct transaction *transaction)
{
	return transaction_begin_write(results->database, transaction);
}

int results_file_version(const char *path)
{
	return database_file_version(&results_kind, path);
}

/* --- Opening --- */

/* Hand the database over as results. */
static int give_results(struct database **database, struct results **ret_results)
{
	struct results *results = calloc(1, sizeof(*results));

	if (!results)
		return -ENOMEM;
	results->database = steal(database);
	*ret_results = results;
	return 0;
}

static int is_empty(struct database *database, bool *ret_empty)
{
	int64_t tables = 0;
	int r = database_read_number(database, "SELECT 1 FROM sqlite_schema LIMIT 1", &tables);

	if (r == 0)
		*ret_empty = !tables;
	return r;
}

/* Unless another process has made the schema in the meantime. */
static int build_schema(struct database *database)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	bool empty = false;
	int r = transaction_begin_write(database, &transaction);

	if (r != 0)
		return r;
	r = is_empty(database, &empty);
	if (r != 0 || !empty)
		return r;
	r = database_create_schema(database);
	return r == 0 ? transaction_commit(&transaction) : r;
}

/*
 * Continue with a copy in memory that is of today's version; the file stays as it is. An empty file is
 * read as one without runs: a run leaves it that is killed before it has written anything.
 */
static int lift_into_memory(struct database **database, bool empty)
{
	cleanup(database_freep) struct database *memory = NULL;
	int r = database_connect(&results_kind, NULL, DATABASE_CREATE, &memory);

	if (r != 0)
		return r;
	if (empty) {
		r = build_schema(memory);
	} else {
		r = database_copy(*database, memory, NULL);
		if (r == 0)
			r = database_migrate(memory);
	}
	if (r != 0)
		return r;
	database_free(*database);
	*database = steal(&memory);
	return 0;
}

int results_open(const char *path, struct results **ret_results)
{
	cleanup(database_freep) struct database *database = NULL;
	bool empty = false;
	int version = RESULTS_VERSION;
	int r = database_check_file(&results_kind, path);

	if (r != 0)
		return r;
	/* for writing, because what a killed run left half written is undone by whoever opens it next */
	r = database_connect(&results_kind, path, DATABASE_WRITE, &database);
	if (r != 0)
		return r;
	r = is_empty(database, &empty);
	if (r == 0 && !empty)
		r = database_check_kind(database, &version);
	if (r != 0)
		return r;
	if (empty || version < RESULTS_VERSION) {
		r = lift_into_memory(&database, empty);
		if (r != 0)
			return r;
	}
	return give_results(&database, ret_results);
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
	cleanup(database_freep) struct database *database = NULL;
	bool empty = false;
	int version = 0;
	int r = database_check_file(&results_kind, path);

	if (r == -ENOENT)
		r = database_make_file(&results_kind, path);
	if (r == 0 || r == -EEXIST)
		r = database_connect(&results_kind, path, DATABASE_CREATE, &database);
	if (r != 0)
		return r == -EACCES ? explain_refusal(path, r) : r;
	r = is_empty(database, &empty);
	if (r == 0 && empty)
		r = build_schema(database);
	if (r != 0)
		return r;
	r = database_check_kind(database, &version);
	if (r == 0 && version < RESULTS_VERSION)
		r = database_migrate(database);
	if (r != 0)
		return r;
	return give_results(&database, ret_results);
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
	case RESULTS_E_FOREIGN:
		return "the file is damaged: another program changed its tables, indexes, triggers "
		       "or views";
	case RESULTS_E_ENDLESS:
		return "the file is damaged: reading it takes more steps than one of its size "
		       "needs";
	case RESULTS_E_REPLACED:
		return "another program replaced or removed it in the meantime";
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
