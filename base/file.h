/*
 * Files as a whole, and where the running program stands: the seam to the system's files. Paths are
 * UTF-8; functions return 0 or negative errno unless they say otherwise.
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

int file_get_kind(const char *path, enum file_kind *ret_kind);
bool file_exists(const char *path);

/*
 * A number that another file at the path does not have, as long as the first one is open. On Windows,
 * where what is open keeps its path, it is always 0.
 */
int file_get_identity(const char *path, uint64_t *ret_identity);
bool file_is_folder(const char *path);

/*
 * Read all of the file at `path` ("-" is standard input) into `text`, which the caller
 * deinitialises. Also returns -EFBIG, over 1 GiB.
 */
int file_read(const char *path, struct text *text);

/* A descriptor for reading the bytes of a file, or negative errno. */
int file_open(const char *path);

/*
 * Add the path of the file that the symbolic links at `path` lead to, and `path` itself where there is
 * none. The file need not exist.
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
 * A file without a name, which is gone when it is closed; or NULL, and errno says why. As tmpfile(),
 * which on Windows only administrators can call.
 */
FILE *file_open_nameless(void);

/* Make a folder that its owner alone may enter; -EEXIST where something is. */
int file_make_folder(const char *path);

/*
 * Append a line and its end to a file, which is created if missing, in one write that does not mix with
 * those of other processes. An empty file gets the line `header` first, unless that is NULL. An incomplete
 * last line is ended first. The line is on the disk when this returns 0.
 */
int file_append_line(const char *path, const char *header, const char *line);

/*
 * Keep others out of what a file stands for, until file_unlock() or the end of this process. The file is
 * made where it is not, and stays. -EBUSY while another process has it.
 */
int file_lock(const char *path, intptr_t *ret_lock);
void file_unlock(intptr_t lock);

int file_remove(const char *path);

/* Give a file another name, in one step; in the place of what is there, or else -EEXIST. */
int file_move(const char *from, const char *to, bool replace);

/* Can a file be replaced while somebody has it open? On Windows it cannot, which gives -EBUSY. */
extern const bool file_moves_while_open;

/* The path from the root down, of what must be there; added to `whole`. */
int file_whole_path(const char *path, struct text *whole);

/*
 * The folder of the running program, without a slash at its end. `ret_folder` takes `size` bytes.
 * Returns -ENOENT where the system does not tell.
 */
int file_program_folder(char *ret_folder, size_t size);

/* What parts the folders in a list of them, such as PATH. */
extern const char file_list_separator;

#endif
