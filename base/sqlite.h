/*
 * The SQLite layer below every store: connections, transactions, versions of a schema, queries.
 * A kind describes the files of one store.
 *
 * Functions return 0, a negative errno, or an answer of the kind. Times out with -EBUSY after
 * DATABASE_PATIENCE.
 *
 * A file may come from anybody. Every statement on it therefore has a budget of SQLite's steps, which
 * grows with the file's size. A transaction, or a statement outside of one, that needs more ends with
 * the kind's `endless`. Databases in memory have no budget, unless database_copy() or
 * database_load() filled them.
 *
 * After database_check_kind(), every transaction, and every query outside of one, begins with a check
 * whether the schema has changed. A changed schema is compared again, within the same transaction.
 * Triggers and views of a file never run, its functions run no code of ours, and a journal that
 * names another file is refused.
 */
#ifndef TSFARM_BASE_SQLITE_H
#define TSFARM_BASE_SQLITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"

struct sqlite3;
struct sqlite3_stmt;

/* How long a call waits for another process, in milliseconds. */
enum {
	DATABASE_PATIENCE = 5000
};

/* A part of a schema, as SQLite keeps it in sqlite_schema: a table, an index, a trigger. */
struct database_object {
	int version;
	const char *type, *name, *table;
	const char *sql; /* NULL for an index that SQLite made */
};

struct database_kind {
	int application;    /* PRAGMA application_id, which marks a file as one of the kind */
	int version;        /* PRAGMA user_version of the schema */
	const char *schema; /* SQL that makes it */
	const char *const *migrations; /* SQL from version 1 to 2, from 2 to 3, ... */
	/* the schema of each version, the last one first: of scripts/schema_objects.py; NULL: any */
	const struct database_object *objects;
	size_t object_count;
	const char *settings;          /* SQL that each connection begins with */
	const char *const *statements; /* SQL by number; each is prepared when it is first used */
	size_t statement_count;
	/* answers: not a file of the kind, of a later version, damaged, and a constraint does not hold */
	int other, newer, corrupt, impossible;
	int foreign; /* answer: its tables, indexes, triggers or views are not those of its version */
	int replaced; /* answer: there is another file in its place, or none */
	int endless; /* answer: damaged so that reading takes more steps than a file of the size needs */
};

struct database {
	const struct database_kind *kind;
	struct sqlite3 *connection;
	bool is_file;    /* not in memory */
	bool is_guarded; /* there is a budget */
	size_t copied;   /* bytes that database_copy() or database_load() put here */
	uint64_t spent;  /* steps of the budget */
	int version;     /* that database_check_kind() saw; 0 before */
	int64_t cookie;  /* the number of the schema that it saw */
	struct sqlite3_stmt *statements[]; /* NULL until they are used */
};

/*
 * End statements with a budget, as if it were used up, when `is_wanted` returns true; NULL: never.
 */
void database_end_when(bool (*is_wanted)(void));

enum database_mode {
	DATABASE_READ,  /* the file exists, and is not written */
	DATABASE_WRITE, /* the file exists */
	DATABASE_CREATE
};

/* Connect to a file of any content; NULL makes a database in memory. The caller frees it. */
int database_connect(const struct database_kind *kind, const char *path, enum database_mode mode,
	struct database **ret_database);
struct database *database_free(struct database *database);
void database_freep(struct database **database);

/* Return the system's reason why the file cannot be opened, which SQLite does not tell. */
int database_check_file(const struct database_kind *kind, const char *path);

/*
 * Read the version of a file of the kind. Other files, files of a later version, and files with
 * another schema than that of their version are refused.
 */
int database_check_kind(struct database *database, int *ret_version);

/*
 * Report each difference between the schema of a file and that of its version as a sentence. Returns
 * 0 also if there are differences; `*ret_count` is their number.
 */
int database_list_differences(struct database *database,
	void (*say)(void *context, const char *sentence), void *context, size_t *ret_count);

/* Give PRAGMA user_version of any file; 0 when it cannot be read. */
int database_file_version(const struct database_kind *kind, const char *path);

/* Make the schema in an empty database. */
int database_create_schema(struct database *database);

/*
 * Make a file with that schema, which is whole or not there. -EEXIST where something is; other errors
 * are the system's.
 */
int database_make_file(const struct database_kind *kind, const char *path);

/* Bring an older database to the version of its kind, in one transaction. */
int database_migrate(struct database *database);

/* Translate an answer of SQLite into one of the kind. */
int database_error(const struct database *database, int sqlite_answer);

/* Run SQL that gives no rows. */
int database_execute(struct database *database, const char *sql);

/* Read the first number of the first row. Without a row `*ret_number` stays unchanged. */
int database_read_number(struct database *database, const char *sql, int64_t *ret_number);

/* --- Copies --- */

/*
 * Replace all pages of `to` by those of `from`, in one transaction. -EAGAIN, with nothing changed, if
 * others have written to `to` since database_get_reading() returned `*reading` (NULL: any).
 */
int database_copy(struct database *from, struct database *to, const uint32_t *reading);

/*
 * Fill a database in memory with a copy of these bytes, which may be those of any file. A write-ahead
 * log is not read.
 */
int database_load(struct database *database, const unsigned char *bytes, size_t size);

/* Return SQLite's number of the content that was read last. It changes with each write. */
int database_get_reading(struct database *database, uint32_t *ret_reading);

/* --- Transactions --- */

/*
 * A transaction ends with transaction_commit(), or is rolled back by transaction_end(), which may be
 * called after a failed begin. A writing one locks out other writers from the beginning; within
 * another transaction it is -EINVAL. A reading one within another is part of it.
 * A writing one on a file that is no longer at its path gives the kind's `replaced`.
 */
struct transaction {
	struct database *database; /* NULL when none is open */
};
bool transaction_is_open(const struct database *database);
int transaction_begin_read(struct database *database, struct transaction *transaction);
int transaction_begin_write(struct database *database, struct transaction *transaction);
int transaction_commit(struct transaction *transaction);
void transaction_end(struct transaction *transaction);

/* Wait until no other process writes, then lock out all others until the transaction ends. */
int transaction_begin_exclusive(struct database *database, struct transaction *transaction);

/* --- Queries: one run of a statement; the first error stays --- */

struct query {
	struct database *database;
	struct sqlite3_stmt *statement;
	bool is_own;                    /* the statement ends with the query */
	struct transaction transaction; /* of the query alone, when it began outside of one */
	int error;
};

/* Begin a query, whose cleanup is query_end(). Texts that are bound must live until then. */
struct query query_begin(struct database *database, size_t statement);
struct query query_begin_sql(struct database *database, const char *sql);
void query_end(struct query *query);

void query_bind_integer(struct query *query, const char *name, int64_t value);
void query_bind_text(struct query *query, const char *name, const char *text); /* NULL binds NULL */

/* Bind the key of a name. A name that cannot be stored has no key and matches nothing. */
void query_bind_key(struct query *query, const char *name, const char *of_name);

/* Go to the next row. 1 for a row, 0 after the last, or an error. */
int query_step(struct query *query);

/* Go to the only row. 0, `when_none` without a row, or an error. */
int query_step_to_row(struct query *query, int when_none);

/* Run a statement to its first row or its end. 0 or an error. */
int query_run(struct query *query);

int64_t query_integer(const struct query *query, int column);
/* Valid until the next step; NULL for NULL. */
const char *query_text(const struct query *query, int column);
/* The same of a column that is never NULL; empty if a damaged file has NULL there. */
const char *query_word(const struct query *query, int column);

/* Copy a column's text into a field of `size` bytes. NULL becomes empty, a long text is cut. */
void query_copy_text(const struct query *query, int column, char *field, size_t size);

#endif
