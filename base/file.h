/* Files as a whole, and where the running program stands. */
#ifndef TSFARM_BASE_FILE_H
#define TSFARM_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

/*
 * Read all of the file at `path` ("-" is standard input) into `text`, which the caller
 * deinitialises. Returns 0, -EFBIG over 1 GiB, or what the system said (-ENOENT, -EISDIR, ...).
 */
int file_read(const char *path, struct text *text);

bool file_exists(const char *path);
bool file_is_folder(const char *path);

/*
 * The folder of the running program, without a slash at its end. `ret_folder` takes `size` bytes.
 * Returns 0, or -ENOENT where the system does not tell.
 */
int file_program_folder(char *ret_folder, size_t size);

#endif
