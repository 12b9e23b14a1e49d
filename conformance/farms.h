/* The farms that scenarios begin with: each file is read once, and each farm made once. */
#ifndef TSFARM_CONFORMANCE_FARMS_H
#define TSFARM_CONFORMANCE_FARMS_H

#include "base/reader.h"
#include "sim/image.h"

/* A farm, and once it was needed its bytes. */
struct farm_entry {
	const char *path; /* NULL for one that a single scenario describes */
	struct snapshot *snapshot; /* NULL when it was refused */
	struct image image;
};

struct farms {
	struct arena *arena;
	struct farm_entry **items;
	size_t count;
	struct image_maker *maker;
};

int farms_init(struct farms *farms);
void farms_deinit(struct farms *farms);

/*
 * The farm of `farm:`, a path beside the scenario's file or a map; amended by `given` when that is
 * not NULL. `*ret_entry` belongs to `farms`; it is NULL when the farm was refused, problems added.
 */
int farms_get(struct farms *farms, struct reader *reader, const struct yaml_node *farm,
	const struct yaml_node *given, struct farm_entry **ret_entry);

/* The bytes of the farm's file, made at the first call. Returns as image_make(). */
int farms_image(struct farms *farms, struct farm_entry *entry, const struct image **ret_image);

/* Forget the bytes of a farm that one case alone began with. */
void farms_release(struct farm_entry *entry);

#endif
