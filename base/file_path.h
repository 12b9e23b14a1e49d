/* Paths of files that a program writes: relative paths, folders. */
#ifndef TSFARM_BASE_FILE_PATH_H
#define TSFARM_BASE_FILE_PATH_H

#include "base/text.h"

/*
 * Add the path of the file `path`, relative to the folder of the file `from`. 0 or negative errno.
 */
int file_path_add_relative(struct text *to, const char *from, const char *path);

/* Make the missing folders above the file. 0 or negative errno. */
int file_path_make_folders(const char *path);

/*
 * Write the whole file or nothing. Without `replace`, -EEXIST if the path exists. 0 or negative
 * errno.
 */
int file_path_write(const char *path, const struct text *bytes, bool replace);

#endif
