#include "base/sqlite.h"

#include <assert.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "base/name.h"
#include "base/sqlite_guard.h"

/* A query outside of a transaction has one of its own, in which the schema is the one that was seen. */
static void begin_alone(struct query *query)
{
	struct database *database = query->database;

	if (transaction_is_open(database))
		return;
	if (database->version)
		query->error = transaction_begin_read(database, &query->transaction);
	else if (sqlite3_txn_state(database->connection, NULL) == SQLITE_TXN_NONE)
		guard_renew(database);
}

struct query query_begin(struct database *database, size_t statement)
{
	struct query query = {.database = database};
	sqlite3_stmt **prepared;
	int r = SQLITE_OK;

	assert(statement < database->kind->statement_count);
	begin_alone(&query);
	if (query.error)
		return query;
	prepared = &database->statements[statement];
	if (!*prepared)
		r = sqlite3_prepare_v3(database->connection, database->kind->statements[statement],
			-1, SQLITE_PREPARE_PERSISTENT, prepared, NULL);
	query.statement = *prepared;
	query.error = database_error(database, r);
	return query;
}

struct query query_begin_sql(struct database *database, const char *sql)
{
	struct query query = {.database = database, .is_own = true};
	int r;

	begin_alone(&query);
	if (query.error)
		return query;
	r = sqlite3_prepare_v2(database->connection, sql, -1, &query.statement, NULL);
	query.error = database_error(database, r);
	return query;
}

void query_end(struct query *query)
{
	if (query->is_own) {
		sqlite3_finalize(query->statement);
	} else if (query->statement) {
		sqlite3_reset(query->statement);
		sqlite3_clear_bindings(query->statement);
	}
	/* nothing that was written is lost when this fails: query_step() saw to that */
	if (query->transaction.database && !query->error)
		transaction_commit(&query->transaction);
	transaction_end(&query->transaction);
}

static void note_answer(struct query *query, int sqlite_answer)
{
	if (!query->error)
		query->error = database_error(query->database, sqlite_answer);
}

void query_bind_integer(struct query *query, const char *name, int64_t value)
{
	if (query->error)
		return;
	note_answer(query, sqlite3_bind_int64(query->statement,
				   sqlite3_bind_parameter_index(query->statement, name), value));
}

static void bind_text(
	struct query *query, const char *name, const char *text, sqlite3_destructor_type lives)
{
	if (query->error)
		return;
	note_answer(query,
		sqlite3_bind_text(query->statement,
			sqlite3_bind_parameter_index(query->statement, name), text, -1, lives));
}

void query_bind_text(struct query *query, const char *name, const char *text)
{
	bind_text(query, name, text, SQLITE_STATIC);
}

void query_bind_key(struct query *query, const char *name, const char *of_name)
{
	char key[NAME_SIZE];

	if (!of_name || !name_fold(of_name, key, sizeof(key)))
		bind_text(query, name, NULL, SQLITE_STATIC);
	else
		bind_text(query, name, key, SQLITE_TRANSIENT);
}

/* A statement that wrote, outside of a transaction, is done when that is safe. */
static void commit_alone(struct query *query)
{
	if (query->transaction.database && !sqlite3_stmt_readonly(query->statement))
		query->error = transaction_commit(&query->transaction);
}

static bool has_declared_type(sqlite3_stmt *statement, int column)
{
	const char *declared = sqlite3_column_decltype(statement, column);
	int type = sqlite3_column_type(statement, column);

	if (!declared || type == SQLITE_NULL)
		return true;
	if (strcmp(declared, "INTEGER") == 0)
		return type == SQLITE_INTEGER;
	return strcmp(declared, "TEXT") != 0 || type == SQLITE_TEXT;
}

/* A STRICT table has these types alone, unless it was not STRICT when somebody wrote to it. */
static int check_types(const struct query *query)
{
	int count = sqlite3_column_count(query->statement);

	for (int i = 0; i < count; i++) {
		if (!has_declared_type(query->statement, i))
			return query->database->kind->corrupt;
	}
	return 0;
}

int query_step(struct query *query)
{
	int r;

	if (query->error)
		return query->error;
	r = guard_step(query->database, query->statement);
	if (r == SQLITE_ROW) {
		query->error = check_types(query);
		return query->error ? query->error : 1;
	}
	note_answer(query, r);
	if (!query->error)
		commit_alone(query);
	return query->error;
}

int query_step_to_row(struct query *query, int when_none)
{
	int r = query_step(query);

	if (r == 1)
		return 0;
	return r == 0 ? when_none : r;
}

int query_run(struct query *query)
{
	return query_step_to_row(query, 0);
}

int64_t query_integer(const struct query *query, int column)
{
	return sqlite3_column_int64(query->statement, column);
}

const char *query_text(const struct query *query, int column)
{
	const char *text = (const char *)sqlite3_column_text(query->statement, column);

	guard_spend_text(
		query->database, (size_t)sqlite3_column_bytes(query->statement, column));
	return text;
}

const char *query_word(const struct query *query, int column)
{
	const char *word = query_text(query, column);

	return word ? word : "";
}

void query_copy_text(const struct query *query, int column, char *field, size_t size)
{
	snprintf(field, size, "%s", query_word(query, column));
}
