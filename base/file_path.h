/* Where a new scenario stands, and what follows from that: its id, and the way to its farm. */
#ifndef TSFARM_BASE_FILE_PATH_H
#define TSFARM_BASE_FILE_PATH_H

#include "base/text.h"

/*
 * Add the id that mirrors the path: without its ending, and from below the nearest folder
 * `scenarios` on; with anything that no id holds turned into '-'.
 */
void file_path_add_id(struct text *to, const char *path);

/* Add the way from the folder of the file `from` to the file `path`, both from here. 0 or negative errno. */
int file_path_add_relative(struct text *to, const char *from, const char *path);

/* Make the folders above the file that are not there. 0 or negative errno. */
int file_path_make_folders(const char *path);

/* Write the file, in the place of what is there or else -EEXIST; all of it or nothing. 0 or negative errno. */
int file_path_write(const char *path, const struct text *bytes, bool replace);

#endif
