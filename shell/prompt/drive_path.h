/* Paths as they are typed at a prompt of Windows. */
#ifndef TSFARM_SHELL_PROMPT_DRIVE_PATH_H
#define TSFARM_SHELL_PROMPT_DRIVE_PATH_H

#include <stdbool.h>

#include "base/text.h"

/*
 * Add the path from the root of the drive that is typed in the folder `current`, in the form of
 * beneath.h. 0 or negative errno, as drive.h has it; -EINVAL for wildcards too.
 */
int drive_path_resolve(const char *current, const char *typed, struct text *path);

/* Can Windows have a file of that name? What others put there is not shown otherwise. */
bool drive_path_is_name(const char *name);

/* How much of what is typed comes before its last name: "C:sub\" of "C:sub\*.txt". */
size_t drive_path_folder_length(const char *typed);

/* Is the part of a path, up to a slash or its end, that name in whatever case? */
bool drive_path_part_is(const char *path, const char *name);

/* Behind the first part of a path and its slash. */
const char *drive_path_rest(const char *path);

#endif
