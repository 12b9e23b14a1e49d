/*
 * The files that SQLite may touch. A rollback journal can name another file, which SQLite deletes once
 * the journal is played back (a "super-journal", of transactions over several databases). Ours have one
 * database, so that such a name comes from somebody else.
 */
#include <sqlite3.h>
#include <stdbool.h>
#include <string.h>

#include "base/sqlite_guard.h"

static const char name[] = "tsfarm";
static sqlite3_vfs guarded; /* the system's, but for two functions */
static sqlite3_vfs *original;

static bool ends_with(const char *path, const char *suffix)
{
	size_t length = strlen(path), end = strlen(suffix);

	return length >= end && strcmp(path + length - end, suffix) == 0;
}

static int open_file(
	sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *ret_flags)
{
	(void)vfs;
	if (!(flags & SQLITE_OPEN_SUPER_JOURNAL))
		return original->xOpen(original, path, file, flags, ret_flags);
	file->pMethods = NULL;
	return SQLITE_CORRUPT;
}

/* SQLite asks whether journals of the database are there, and whether a super-journal is. */
static int find_file(sqlite3_vfs *vfs, const char *path, int flags, int *ret_found)
{
	(void)vfs;
	if (!ends_with(path, "-journal") && !ends_with(path, "-wal"))
		return SQLITE_CORRUPT;
	return original->xAccess(original, path, flags, ret_found);
}

static int make_vfs(void)
{
	original = sqlite3_vfs_find(NULL);
	if (!original)
		return SQLITE_ERROR;
	guarded = *original;
	guarded.zName = name;
	guarded.xOpen = open_file;
	guarded.xAccess = find_file;
	return sqlite3_vfs_register(&guarded, 0);
}

const char *guard_vfs(void)
{
	sqlite3_mutex *mutex;

	if (sqlite3_initialize() != SQLITE_OK)
		return NULL;
	mutex = sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_APP1);
	sqlite3_mutex_enter(mutex);
	if (!original && make_vfs() != SQLITE_OK)
		original = NULL;
	sqlite3_mutex_leave(mutex);
	return original ? name : NULL;
}

/* A library that is unloaded takes the VFS along. */
__attribute__((destructor)) static void forget_vfs(void)
{
	if (original)
		sqlite3_vfs_unregister(&guarded);
}
