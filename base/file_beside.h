/*
 * A file that is written beside its target and then moved, so that the target is never incomplete.
 */
#ifndef TSFARM_BASE_FILE_BESIDE_H
#define TSFARM_BASE_FILE_BESIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct file_beside {
	struct text path;   /* empty when there is none */
	struct text target; /* the path that it moves to */
	bool replace;
	intptr_t lock; /* with a path: shows that this process still works on it; -1: none */
};

/*
 * Make the file for the target `path`, with the bytes safe on the disk. With `replace` an existing
 * target is replaced, and symbolic links are followed. Files that killed processes left beside the
 * same target are removed first. 0 or negative errno; deinit in any case.
 */
int file_beside_make(
	struct file_beside *beside, const char *path, bool replace, const void *bytes, size_t size);

/* Move the file to its target. Returns as file_move(). */
int file_beside_move(struct file_beside *beside);

/* Remove the file unless it was moved. */
void file_beside_deinit(struct file_beside *beside);

#endif
