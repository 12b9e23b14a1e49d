/*
 * Whole files, and the folder of the running program: a seam to the system. Paths are UTF-8.
 * Functions return 0 or negative errno unless they say otherwise.
 */
#ifndef TSFARM_BASE_FILE_H
#define TSFARM_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/text.h"

enum file_kind {
	FILE_ORDINARY,
	FILE_FOLDER,
	FILE_OTHER /* a device, a pipe, ... */
};

/* Does the machine fail (memory, a disk, too many open files), and not the path? Of negative errno. */
bool file_is_machines_fault(int error);

/* The kind of the file at `path`; that of its target if `path` is a symbolic link. */
int file_get_kind(const char *path, enum file_kind *ret_kind);
bool file_exists(const char *path);

/*
 * A number that tells a file from another one that replaced it at the path while the first is open.
 * On Windows, where an open file cannot be replaced, it is always 0.
 */
int file_get_identity(const char *path, uint64_t *ret_identity);

/* Whether a folder is at `path`, or a symbolic link to one. False if nobody can tell. */
bool file_is_folder(const char *path);

/*
 * Add all bytes of the file at `path` ("-" is standard input) to `text`. -EFBIG if it has more than
 * 1 GiB.
 */
int file_read(const char *path, struct text *text);

/* Open a file for reading bytes. A descriptor that the caller closes, or negative errno. */
int file_open(const char *path);

/*
 * Add the path of the file to which the symbolic links at `path` lead, or `path` itself if it is no
 * link. The file need not exist.
 */
int file_follow_links(const char *path, struct text *target);

/*
 * Make a file of its own beside `path`, which is `path` and an ending that no other file has, with
 * the bytes in it, safe on the disk. It is as open to others as any new file. Its path is added to
 * `made`, also when it could not be completed: what is there then, the caller removes. The lock says
 * that the file is not abandoned, until file_unlock(); -1 is none. base/file_beside.h does all this.
 */
int file_make_beside(
	const char *path, const void *bytes, size_t size, struct text *made, intptr_t *ret_lock);

/*
 * Remove a file that file_make_beside() made, if its maker was killed. Other files stay: those of a maker
 * that still runs, and those whose names end in another way.
 */
void file_remove_abandoned(const char *path);

/*
 * Open a file without a name, which is removed when it is closed. NULL on failure, with errno. The
 * tmpfile() of Windows works for administrators only.
 */
FILE *file_open_nameless(void);

/* Make a folder that only its owner may enter. -EEXIST if the path exists. */
int file_make_folder(const char *path);

/*
 * Append a line and its end to a file, which is created if missing, in one write that does not mix with
 * those of other processes. An empty file gets the line `header` first, unless that is NULL. An incomplete
 * last line is ended first. The line is on the disk when this returns 0.
 */
int file_append_line(const char *path, const char *header, const char *line);

/*
 * Lock a file until file_unlock() or the end of this process. The file is made if it is missing, and
 * stays. -EBUSY while another process has the lock.
 */
int file_lock(const char *path, intptr_t *ret_lock);

/* Release a lock of file_lock() or file_make_beside(). The lock must not be -1. */
void file_unlock(intptr_t lock);

/* Remove a file, or the symbolic link at `path`. -ENOENT if there is none. Folders stay. */
int file_remove(const char *path);

/* Rename a file in one step. Without `replace`, -EEXIST if `to` exists. */
int file_move(const char *from, const char *to, bool replace);

/* Whether an open file can be replaced. On Windows it cannot: -EBUSY. */
extern const bool file_moves_while_open;

/* Add the absolute path of an existing file or folder to `whole`. */
int file_whole_path(const char *path, struct text *whole);

/*
 * The folder of the running program, without a slash at its end. `ret_folder` takes `size` bytes.
 * Returns -ENOENT where the system does not tell.
 */
int file_program_folder(char *ret_folder, size_t size);

/* The separator in a list of folders such as PATH. */
extern const char file_list_separator;

#endif
