/*
 * A folder that is held open. Its names lead only to its own entries, even if others replace the
 * folder or its entries meanwhile. No function follows a link, or enters another file system that
 * was mounted in it.
 */
#ifndef TSFARM_BASE_HELD_FOLDER_H
#define TSFARM_BASE_HELD_FOLDER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/disk.h"

enum {
	HELD_FOLDER_PATH = 512
};

struct held_folder {
	char path[HELD_FOLDER_PATH]; /* empty: nothing is held */
	intptr_t handle;             /* the system's */
};

/* Open the folder at a path, which may contain links. 0 or negative errno. */
int held_folder_open(const char *path, struct held_folder *ret_folder);

/* Make and open a folder of this name. 0, -EEXIST if the name exists, or negative errno. */
int held_folder_make(
	const struct held_folder *above, const char *name, struct held_folder *ret_folder);

/*
 * Make, open and lock a folder with a new name that begins with `prefix`. The lock ends when the
 * folder is closed, or with this process. 0 or negative errno.
 */
int held_folder_make_locked(
	const struct held_folder *above, const char *prefix, struct held_folder *ret_folder);

/* Remove the folder of this name with its contents, unless a process has locked it. */
void held_folder_remove_unlocked(const struct held_folder *above, const char *name);

/* Close the folder. Does nothing if none is open. */
void held_folder_close(struct held_folder *folder);

/*
 * Empty and close the folder, and remove it if its name still leads to it. Does nothing if none is
 * open.
 */
void held_folder_end(struct held_folder *folder, const struct held_folder *above);

/* Whether the last name of the folder's path, in the folder above it, still leads to it. */
bool held_folder_is_in(const struct held_folder *folder, const struct held_folder *above);

/* List its names, sorted. 0 or negative errno; disk_list_deinit() in any case. */
int held_folder_list(const struct held_folder *folder, struct disk_list *ret_list);

bool held_folder_has(const struct held_folder *folder, const char *name);

/*
 * Remove the entry of this name with its contents, whatever its permissions are. 0 or negative
 * errno.
 */
int held_folder_remove(const struct held_folder *folder, const char *name);

/* Make an empty folder of this name. 0 or negative errno. */
int held_folder_make_empty(const struct held_folder *folder, const char *name);

/*
 * Open a plain file for reading bytes. Never waits. A descriptor that the caller closes, or negative
 * errno: -EISDIR for a folder, -ELOOP for a link, -EINVAL for a pipe or a device.
 */
int held_folder_open_file(const struct held_folder *folder, const char *name);

/*
 * Open a plain file for overwriting. If it is missing, or has a second name (hard link), a new file
 * takes its name. A descriptor that the caller closes, or negative errno.
 */
int held_folder_open_file_anew(const struct held_folder *folder, const char *name);

/*
 * Open the file with held_folder_open_file_anew() and write exactly these bytes. 0 or negative
 * errno.
 */
int held_folder_write_file(
	const struct held_folder *folder, const char *name, const void *bytes, size_t size);

#endif
