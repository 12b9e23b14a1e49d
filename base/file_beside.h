/* A file that is made beside the place where it is to be, so that what is there is old or new, never half. */
#ifndef TSFARM_BASE_FILE_BESIDE_H
#define TSFARM_BASE_FILE_BESIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

struct file_beside {
	struct text path;   /* empty when there is none */
	struct text target; /* its place */
	bool replace;
	intptr_t lock; /* with a path: what says that somebody still works on it; -1: nothing */
};

/*
 * Make it for `path`, with the bytes safe on the disk. With `replace` it takes the place of what is
 * there, and symbolic links are followed. Files that killed processes left beside the same place are
 * removed first. 0 or negative errno; deinit in any case.
 */
int file_beside_make(
	struct file_beside *beside, const char *path, bool replace, const void *bytes, size_t size);

/* Move it to its place, as file_move() does. */
int file_beside_move(struct file_beside *beside);

/* What was not moved is removed. */
void file_beside_deinit(struct file_beside *beside);

#endif
