#include "sim/store/query.h"

#include <errno.h>
#include <stdio.h>

#include "base/name.h"

static const char *const sql[STATEMENT_COUNT] = {
#define STATEMENT(name, text) [STATEMENT_##name] = text,
#include "sim/store/statements.def"
#undef STATEMENT
};

const char *statement_sql(enum statement statement)
{
	return sql[statement];
}

int store_error(int sqlite_answer)
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
		return FARM_E_NOT_A_FARM;
	case SQLITE_CORRUPT:
		return FARM_E_CORRUPT;
	case SQLITE_CONSTRAINT:
		return FARM_E_IMPOSSIBLE;
	case SQLITE_ERROR:
		/* a table or column that a farm has is not there */
		return FARM_E_CORRUPT;
	default:
		return -EIO;
	}
}

struct query query_begin(struct store *store, enum statement statement)
{
	sqlite3_stmt **prepared = &store->statements[statement];
	int r = SQLITE_OK;

	if (!*prepared)
		r = sqlite3_prepare_v3(store->database, sql[statement], -1,
			SQLITE_PREPARE_PERSISTENT, prepared, NULL);
	return (struct query){*prepared, store_error(r)};
}

void query_end(struct query *query)
{
	if (!query->statement)
		return;
	sqlite3_reset(query->statement);
	sqlite3_clear_bindings(query->statement);
}

static void note(struct query *query, int sqlite_answer)
{
	if (!query->error)
		query->error = store_error(sqlite_answer);
}

void query_bind_integer(struct query *query, const char *name, int64_t value)
{
	if (query->error)
		return;
	note(query, sqlite3_bind_int64(query->statement,
			    sqlite3_bind_parameter_index(query->statement, name), value));
}

static void bind_text(
	struct query *query, const char *name, const char *text, sqlite3_destructor_type lives)
{
	if (query->error)
		return;
	note(query, sqlite3_bind_text(query->statement,
			    sqlite3_bind_parameter_index(query->statement, name), text, -1, lives));
}

void query_bind_text(struct query *query, const char *name, const char *text)
{
	bind_text(query, name, text, SQLITE_STATIC);
}

/* A name that no farm can hold has no key: it finds nothing, and is refused when it is stored. */
void query_bind_key(struct query *query, const char *name, const char *of_name)
{
	char key[NAME_SIZE];

	if (!of_name || !name_fold(of_name, key, sizeof(key)))
		bind_text(query, name, NULL, SQLITE_STATIC);
	else
		bind_text(query, name, key, SQLITE_TRANSIENT);
}

int query_step(struct query *query)
{
	int r;

	if (query->error)
		return query->error;
	r = sqlite3_step(query->statement);
	if (r == SQLITE_ROW)
		return 1;
	note(query, r);
	return query->error;
}

int query_step_to_row(struct query *query, int when_none)
{
	int r = query_step(query);

	if (r == 1 && !query->error)
		return 0;
	return r == 0 ? when_none : r;
}

int query_run(struct query *query)
{
	int r = query_step(query);

	return r == 1 && !query->error ? 0 : r;
}

int64_t query_integer(const struct query *query, int column)
{
	return sqlite3_column_int64(query->statement, column);
}

const char *query_text(const struct query *query, int column)
{
	return (const char *)sqlite3_column_text(query->statement, column);
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

void query_bind_session(struct query *query, int64_t server_id, uint32_t id)
{
	query_bind_integer(query, ":server_id", server_id);
	query_bind_integer(query, ":session_id", id);
}

void query_bind_range(struct query *query, int64_t server_id, uint32_t first, uint32_t last)
{
	query_bind_integer(query, ":server_id", server_id);
	query_bind_integer(query, ":first", first);
	query_bind_integer(query, ":last", last);
}
