/* Where a user's own files are kept from one run to the next: what ran, how far somebody has come. */
#ifndef TSFARM_BASE_STATE_H
#define TSFARM_BASE_STATE_H

#include <stdbool.h>

#include "base/text.h"

/*
 * Add the path of a file of this user's: tsfarm/NAME below XDG_STATE_HOME, below .local/state of HOME,
 * or below LOCALAPPDATA. False when none of them is set, or memory is short.
 */
bool state_path(const char *name, struct text *path);

/* Make the folders that the path has in it, for their owner alone, as far as they are not there. */
void state_make_folders(const char *path);

#endif
