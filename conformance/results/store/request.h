/* One run of a statement of results: bind by name, step, read columns; the first error stays. */
#ifndef TSFARM_CONFORMANCE_RESULTS_STORE_REQUEST_H
#define TSFARM_CONFORMANCE_RESULTS_STORE_REQUEST_H

#include <sqlite3.h>

#include "base/macros.h"
#include "conformance/results/results.h"

enum request_kind {
#define STATEMENT(name, sql) REQUEST_##name,
#include "conformance/results/store/statements.def"
#undef STATEMENT
	REQUEST_COUNT
};
const char *request_sql(enum request_kind kind);

struct results {
	sqlite3 *database;
	sqlite3_stmt *statements[REQUEST_COUNT]; /* NULL until they are used */
};

/* Connect to the file, whatever it is; `flags` are those of SQLite. */
int results_connect(const char *path, int flags, struct results **ret_results);

/* What SQLite's answer is in our terms. */
int results_error(int sqlite_answer);

/* The first number that the SQL gives. */
int results_read_number(struct results *results, const char *sql, int64_t *ret_number);

/* Run SQL that gives no rows. */
int results_execute(struct results *results, const char *sql);

struct request {
	sqlite3_stmt *statement;
	int error;
};

/* Begin; request_end() is to be its cleanup. The texts bound must live until then. */
struct request request_begin(struct results *results, enum request_kind kind);
void request_end(struct request *request);

void request_bind_integer(struct request *request, const char *name, int64_t value);
void request_bind_text(struct request *request, const char *name, const char *text);

/* The next row: 1; 0 when there is none; or what went wrong. */
int request_step(struct request *request);

/* Step a statement that gives no rows, or one whose row nobody reads. */
int request_run(struct request *request);

int64_t request_integer(const struct request *request, int column);
/* Valid until the next step; NULL for NULL. */
const char *request_text(const struct request *request, int column);
/* The same of a column that is never NULL; empty where a damaged file has NULL all the same. */
const char *request_word(const struct request *request, int column);

#endif
