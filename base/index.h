/* A search tree of names, without regard to case, for long lists that are searched often. */
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
 * Store the value (0 or more) of `name`, unless it has one. `*ret_value` is the value that `name` has
 * now. 0 or -ENOMEM.
 */
int index_add(struct index *index, const char *name, int64_t value, int64_t *ret_value);

/* The value of `name`, or -1 if it has none. */
int64_t index_find(const struct index *index, const char *name);

#endif
