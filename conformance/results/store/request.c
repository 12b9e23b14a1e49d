#include "conformance/results/store/request.h"

#include <errno.h>

static const char *const sql[REQUEST_COUNT] = {
#define STATEMENT(name, text) [REQUEST_##name] = text,
#include "conformance/results/store/statements.def"
#undef STATEMENT
};

const char *request_sql(enum request_kind kind)
{
	return sql[kind];
}

int results_error(int sqlite_answer)
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
		return RESULTS_E_NOT_RESULTS;
	case SQLITE_CORRUPT:
	case SQLITE_CONSTRAINT:
	case SQLITE_ERROR:
		/* a table that results have is not there, or holds what it cannot */
		return RESULTS_E_CORRUPT;
	default:
		return -EIO;
	}
}

int results_execute(struct results *results, const char *text)
{
	return results_error(sqlite3_exec(results->database, text, NULL, NULL, NULL));
}

struct request request_begin(struct results *results, enum request_kind kind)
{
	sqlite3_stmt **prepared = &results->statements[kind];
	int r = SQLITE_OK;

	if (!*prepared)
		r = sqlite3_prepare_v3(results->database, sql[kind], -1, SQLITE_PREPARE_PERSISTENT,
			prepared, NULL);
	return (struct request){*prepared, results_error(r)};
}

void request_end(struct request *request)
{
	if (!request->statement)
		return;
	sqlite3_reset(request->statement);
	sqlite3_clear_bindings(request->statement);
}

static void note(struct request *request, int sqlite_answer)
{
	if (!request->error)
		request->error = results_error(sqlite_answer);
}

void request_bind_integer(struct request *request, const char *name, int64_t value)
{
	if (request->error)
		return;
	note(request, sqlite3_bind_int64(request->statement,
			      sqlite3_bind_parameter_index(request->statement, name), value));
}

void request_bind_text(struct request *request, const char *name, const char *text)
{
	if (request->error)
		return;
	note(request, sqlite3_bind_text(request->statement,
			      sqlite3_bind_parameter_index(request->statement, name), text, -1,
			      SQLITE_STATIC));
}

int request_step(struct request *request)
{
	int r;

	if (request->error)
		return request->error;
	r = sqlite3_step(request->statement);
	if (r == SQLITE_ROW)
		return 1;
	note(request, r);
	return request->error;
}

int request_run(struct request *request)
{
	int r = request_step(request);

	return r == 1 && !request->error ? 0 : r;
}

int64_t request_integer(const struct request *request, int column)
{
	return sqlite3_column_int64(request->statement, column);
}

const char *request_text(const struct request *request, int column)
{
	return (const char *)sqlite3_column_text(request->statement, column);
}

const char *request_word(const struct request *request, int column)
{
	const char *word = request_text(request, column);

	return word ? word : "";
}
