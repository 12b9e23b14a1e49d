/* A folder that goes with its process: locked, private, and removed by the next one after a kill. */
#ifndef TSFARM_BASE_TEMPORARY_FOLDER_H
#define TSFARM_BASE_TEMPORARY_FOLDER_H

#include "base/held_folder.h"

struct temporary_folder {
	struct held_folder above, own;
};

/*
 * Make and lock a folder whose name begins with `prefix`: in /dev/shm, else TMPDIR, else /tmp; in TEMP
 * on Windows. The places (disk_temporary_folder()) before `first` are left out. Unlocked folders of the
 * prefix, which killed processes left, are removed. 0 or negative errno; deinit in any case.
 */
int temporary_folder_init(struct temporary_folder *folder, const char *prefix, size_t first);

/* The same, in the folder at this path. */
int temporary_folder_init_in(struct temporary_folder *folder, const char *path, const char *prefix);

void temporary_folder_deinit(struct temporary_folder *folder);

#endif
