/* The folder of a user's own files: results, progress, history. */
#ifndef TSFARM_BASE_STATE_H
#define TSFARM_BASE_STATE_H

#include <stdbool.h>

#include "base/text.h"

/*
 * Add the path of a file of this user: tsfarm/NAME below XDG_STATE_HOME, below .local/state of HOME,
 * or below LOCALAPPDATA. False if none of them is set, or on ENOMEM.
 */
bool state_path(const char *name, struct text *path);

/* Make the missing folders of the path, for their owner alone. */
void state_make_folders(const char *path);

#endif
