/* Comparing the schema of a file with that of its kind. Only base/sqlite*.c uses these. */
#ifndef TSFARM_BASE_SQLITE_SCHEMA_H
#define TSFARM_BASE_SQLITE_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

struct database;

/*
 * At the beginning of a transaction: compare the schema again if it has changed since
 * database_check_kind(). The answer holds until the transaction ends.
 */
int schema_verify(struct database *database);

/*
 * Compare the objects of the file with those of that version. 0, the kind's `foreign`, or an error.
 */
int schema_check(struct database *database, int version);

/* Report each difference as a sentence, also an unreadable schema. 0 or an error. */
int schema_list_differences(struct database *database, int version,
	void (*say)(void *context, const char *sentence), void *context, size_t *ret_count);

/* Whether two statements are equal apart from comments, blanks and line ends. NULL equals NULL. */
bool schema_is_same_sql(const char *a, const char *b);

#endif
