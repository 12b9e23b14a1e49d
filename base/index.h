/* Names in a tree, found without regard to case: for long lists that are searched again and again. */
#ifndef TSFARM_BASE_INDEX_H
#define TSFARM_BASE_INDEX_H

#include <stdint.h>

#include "base/arena.h"

struct index {
	struct arena *arena; /* of the entries; outlives the index */
	void *root;
};

void index_init(struct index *index, struct arena *arena);
void index_deinit(struct index *index);

/*
 * Give `name` the value, unless it has one already: `*ret_value` is then that one, and `value`
 * forgotten. Returns 0, or -ENOMEM.
 */
int index_add(struct index *index, const char *name, int64_t value, int64_t *ret_value);

/* The value of `name`, or -1. */
int64_t index_find(const struct index *index, const char *name);

#endif
