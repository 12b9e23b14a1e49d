/*
 * A folder that is held open. Names in it lead to what is in it and to nothing else, whatever others
 * put in the place of its path or of its entries meanwhile: no function follows a link, and none
 * enters another file system that was mounted in it.
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

/* Hold the folder at a path, which may lead over links. 0 or negative errno. */
int held_folder_open(const char *path, struct held_folder *ret_folder);

/* Make a folder of this name and hold it; -EEXIST where something is. 0 or negative errno. */
int held_folder_make(
	const struct held_folder *above, const char *name, struct held_folder *ret_folder);

/*
 * Make a folder whose name begins with `prefix` and which nobody has; hold and lock it. The lock ends
 * when the folder is let go, or with this process. 0 or negative errno.
 */
int held_folder_make_locked(
	const struct held_folder *above, const char *prefix, struct held_folder *ret_folder);

/* Remove the folder of this name with all that is in it, unless a process has it locked. */
void held_folder_remove_unlocked(const struct held_folder *above, const char *name);

/* Let the folder go. Nothing happens when none is held. */
void held_folder_close(struct held_folder *folder);

/* Empty the folder and let it go; remove it, if its name still leads to it. Nothing happens when none is held. */
void held_folder_end(struct held_folder *folder, const struct held_folder *above);

/* Does the last name of the folder's path still lead to it, in the folder above it? */
bool held_folder_is_in(const struct held_folder *folder, const struct held_folder *above);

/* Give its names, sorted. 0 or negative errno; disk_list_deinit() in any case. */
int held_folder_list(const struct held_folder *folder, struct disk_list *ret_list);

bool held_folder_has(const struct held_folder *folder, const char *name);

/* Remove what has this name, with all that is in it; its owner's permissions do not matter. 0 or negative errno. */
int held_folder_remove(const struct held_folder *folder, const char *name);

/* Make an empty folder of this name. 0 or negative errno. */
int held_folder_make_empty(const struct held_folder *folder, const char *name);

/*
 * Open a plain file for reading its bytes: -EISDIR for a folder, -ELOOP for a link, -EINVAL for a
 * pipe or a device. Opening never waits. A descriptor or negative errno.
 */
int held_folder_open_file(const struct held_folder *folder, const char *name);

/*
 * Open a plain file for writing bytes over it; one that is not there, or that has another name too,
 * is made anew. A descriptor or negative errno.
 */
int held_folder_open_file_anew(const struct held_folder *folder, const char *name);

/* Open the file so, and write these bytes and no others into it. 0 or negative errno. */
int held_folder_write_file(
	const struct held_folder *folder, const char *name, const void *bytes, size_t size);

#endif
