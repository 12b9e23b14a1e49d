/*
 * The files that SQLite may touch. A rollback journal can name another file, which SQLite deletes once
 * the journal is played back (a "super-journal", of transactions over several databases). Ours have one
 * database, so that such a name comes from somebody else.
 *
 * A journal belongs to the database that is at its path. Of a database that was replaced since it was
 * opened SQLite would play back, and delete, the journal of the one in its place.
 */
#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/sqlite_guard.h"

static const char name[] = "tsfarm";
/* A database that is open. SQLite asks for its journals by these very texts. */
struct open_database {
	struct open_database *next;
	sqlite3_file *file;
	const char *journal, *log;
	const sqlite3_io_methods *usual;
	sqlite3_io_methods own; /* the usual ones, but for closing */
};

static sqlite3_vfs guarded; /* the system's, but for two functions */
static sqlite3_vfs *original;
static struct open_database *open_databases;

static sqlite3_mutex *lock_databases(void)
{
	sqlite3_mutex *mutex = sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_APP1);

	sqlite3_mutex_enter(mutex);
	return mutex;
}

/* --- Databases --- */

static struct open_database *take_database(sqlite3_file *file)
{
	struct open_database **at, *taken;
	sqlite3_mutex *mutex = lock_databases();

	for (at = &open_databases; (*at)->file != file;)
		at = &(*at)->next;
	taken = *at;
	*at = taken->next;
	sqlite3_mutex_leave(mutex);
	return taken;
}

static int close_database(sqlite3_file *file)
{
	struct open_database *taken = take_database(file);

	file->pMethods = taken->usual;
	free(taken);
	return file->pMethods->xClose(file);
}

static int watch_database(const char *path, sqlite3_file *file)
{
	struct open_database *opened = calloc(1, sizeof(*opened));
	sqlite3_mutex *mutex;

	if (!opened) {
		file->pMethods->xClose(file);
		file->pMethods = NULL;
		return SQLITE_NOMEM;
	}
	opened->file = file;
	opened->journal = sqlite3_filename_journal(path);
	opened->log = sqlite3_filename_wal(path);
	opened->usual = file->pMethods;
	opened->own = *file->pMethods;
	opened->own.xClose = close_database;
	file->pMethods = &opened->own;
	mutex = lock_databases();
	opened->next = open_databases;
	open_databases = opened;
	sqlite3_mutex_leave(mutex);
	return SQLITE_OK;
}

/* Is that text the name of a journal whose database is no longer at its path? */
static bool is_of_another(const char *path)
{
	sqlite3_mutex *mutex = lock_databases();
	const struct open_database *at = open_databases;
	int has_moved = 0;

	while (at && at->journal != path && at->log != path)
		at = at->next;
	if (at)
		at->usual->xFileControl(at->file, SQLITE_FCNTL_HAS_MOVED, &has_moved);
	sqlite3_mutex_leave(mutex);
	return has_moved;
}

/* --- Files --- */

static bool ends_with(const char *path, const char *suffix)
{
	size_t length = strlen(path), end = strlen(suffix);

	return length >= end && strcmp(path + length - end, suffix) == 0;
}

static int open_file(
	sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *ret_flags)
{
	int r;

	(void)vfs;
	if (flags & SQLITE_OPEN_SUPER_JOURNAL) {
		file->pMethods = NULL;
		return SQLITE_CORRUPT;
	}
	r = original->xOpen(original, path, file, flags, ret_flags);
	return r == SQLITE_OK && flags & SQLITE_OPEN_MAIN_DB ? watch_database(path, file) : r;
}

/* SQLite asks whether journals of the database are there, and whether a super-journal is. */
static int find_file(sqlite3_vfs *vfs, const char *path, int flags, int *ret_found)
{
	(void)vfs;
	if (!ends_with(path, "-journal") && !ends_with(path, "-wal"))
		return SQLITE_CORRUPT;
	if (is_of_another(path))
		return SQLITE_READONLY_DBMOVED;
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
	mutex = lock_databases();
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
