/*
 * Folders to which several users add files that belong to the folder's group: a seam to the system.
 * The group may read the files, and nobody else but their owners. Windows leaves that to its
 * administrator, and these functions then only make folders.
 */
#ifndef TSFARM_BASE_SHARED_FOLDER_H
#define TSFARM_BASE_SHARED_FOLDER_H

#include "base/text.h"

/*
 * Make a folder in which everybody may make files and nobody remove those of others, or set the
 * permissions of an existing one. 0 or negative errno.
 */
int shared_folder_make(const char *path);

/*
 * Make a folder, for its owner alone or also for the group if the folder around it is shared. -EEXIST: the
 * user has it already; -EPERM: it is somebody else's; -ENOTDIR: a link or a file has the name; or negative
 * errno.
 */
int shared_folder_make_inner(const char *path, const char *around);

/* Let the group of a shared folder read the new files of this process, whatever its umask is. */
void shared_folder_use(const char *path);

/* Add the name of the folder's group. 0 or negative errno; -ENOENT if it has no name. */
int shared_folder_add_group(const char *path, struct text *to);

#endif
