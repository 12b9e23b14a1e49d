/* The schema of a file beside that of its kind. Only base/sqlite*.c uses these; sqlite.h has the rest. */
#ifndef TSFARM_BASE_SQLITE_SCHEMA_H
#define TSFARM_BASE_SQLITE_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

struct database;

/*
 * At the beginning of a transaction: compare the schema again if somebody changed it since
 * database_check_kind(). What is found then holds until the transaction ends.
 */
int schema_verify(struct database *database);

/* Are the objects of the file those of that version? 0, the kind's `foreign`, or an error. */
int schema_check(struct database *database, int version);

/* Tell each difference as a sentence, also that the schema cannot be read. 0 or an error. */
int schema_list_differences(struct database *database, int version,
	void (*say)(void *context, const char *sentence), void *context, size_t *ret_count);

/* Are two statements the same but for comments, blanks and ends of lines? NULL is the same as NULL. */
bool schema_is_same_sql(const char *a, const char *b);

#endif
