/* One run of a statement: bind by name, step, read columns; the first error stays. */
#ifndef TSFARM_SIM_STORE_QUERY_H
#define TSFARM_SIM_STORE_QUERY_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/macros.h"
#include "sim/store/store.h"

enum statement {
#define STATEMENT(name, sql) STATEMENT_##name,
#include "sim/store/statements.def"
#undef STATEMENT
	STATEMENT_COUNT
};

struct store {
	sqlite3 *database;
	sqlite3_stmt *statements[STATEMENT_COUNT]; /* NULL until they are used */
};

/* Connect to a database, whatever is in it, as every store is connected to its own. */
int store_connect(const char *path, int flags, struct store **ret_store);

/* What SQLite's answer is in our terms. */
int store_error(int sqlite_answer);

/* Run SQL that gives no rows. */
int store_execute(struct store *store, const char *sql);

/* A number that a PRAGMA gives; untouched when it gives none. */
int store_read_pragma(struct store *store, const char *pragma, int64_t *ret_value);

/* Bring a farm of an older version to FARM_VERSION, in one transaction. */
int store_migrate(struct store *store);

const char *statement_sql(enum statement statement);

struct query {
	sqlite3_stmt *statement;
	int error;
};

/* Begin; query_end() is to be its cleanup. The texts bound must live until then. */
struct query query_begin(struct store *store, enum statement statement);
void query_end(struct query *query);

void query_bind_integer(struct query *query, const char *name, int64_t value);
void query_bind_text(struct query *query, const char *name, const char *text); /* NULL binds NULL */
void query_bind_key(struct query *query, const char *name, const char *of_name);

/* The next row: 1; 0 when there is none; or what went wrong. */
int query_step(struct query *query);

/* The one row there is, or `when_none`. */
int query_step_to_row(struct query *query, int when_none);

/* Step a statement that gives no rows. */
int query_run(struct query *query);

int64_t query_integer(const struct query *query, int column);
/* Valid until the next step; NULL for NULL. */
const char *query_text(const struct query *query, int column);
/* The same of a column that is never NULL; empty where a damaged file has NULL all the same. */
const char *query_word(const struct query *query, int column);

/* Copy a column's text into a field; NULL becomes empty, and what is too long is cut. */
void query_copy_text(const struct query *query, int column, char *field, size_t size);

void query_bind_session(struct query *query, int64_t server_id, uint32_t id);

/* :server_id, :first and :last */
void query_bind_range(struct query *query, int64_t server_id, uint32_t first, uint32_t last);

#endif
