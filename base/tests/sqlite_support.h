/* The fixture of the tests of SQLite: a database in a file of a temporary folder. */
#ifndef TSFARM_BASE_TESTS_SQLITE_SUPPORT_H
#define TSFARM_BASE_TESTS_SQLITE_SUPPORT_H

#include "base/sqlite.h"
#include "base/tests/support.h"

enum answer {
	OTHER = 1001,
	NEWER,
	CORRUPT,
	IMPOSSIBLE,
	ENDLESS,
	FOREIGN,
	REPLACED,
	NONE
};

/* Members of a struct database_kind. */
#define KIND_ANSWERS                                                                               \
	.other = OTHER, .newer = NEWER, .corrupt = CORRUPT, .impossible = IMPOSSIBLE,              \
	.endless = ENDLESS, .foreign = FOREIGN, .replaced = REPLACED

static struct folder folder;
static struct database *database; /* in the file names.db; NULL until database_setup() */

static inline int database_setup(const struct database_kind *kind)
{
	folder_make(&folder);
	if (database_connect(kind, folder_file(&folder, "names.db"), DATABASE_CREATE, &database) !=
		0)
		return -1;
	return database_create_schema(database);
}

static inline int teardown(void **state)
{
	(void)state;
	database = database_free(database);
	folder_remove(&folder);
	return 0;
}

#endif
