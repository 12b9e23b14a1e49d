/* The farms that scenarios begin with: each file is read once, and each farm made once. */
#ifndef TSFARM_CONFORMANCE_SUITE_FARMS_H
#define TSFARM_CONFORMANCE_SUITE_FARMS_H

#include "base/reader.h"
#include "sim/image.h"

/* A farm, what it was read from, and once it was needed its bytes. */
struct farm_entry {
	const char *path;              /* of a farm file; or */
	const struct yaml_node *node;  /* of a farm in a scenario; or */
	const struct farm_entry *base; /* another, amended by `node` */
	enum edition edition;          /* of servers that name none */
	struct snapshot *snapshot;     /* NULL when it was refused */
	struct image image;
	const char *text; /* as a farm file; NULL until it was needed */
	size_t uses;      /* scenarios that begin with it and have not ended */
};

struct farms {
	struct arena *arena;
	struct farm_entry **items;
	size_t count;
	struct farm_entry **files; /* those of them that are farm files */
	size_t file_count;
	const char *scenario; /* the file that is being read, and which entry is its first: */
	size_t first;         /* only its own rows can have the same nodes */
	struct image_maker *maker;
};

int farms_init(struct farms *farms);
void farms_deinit(struct farms *farms);

/*
 * The farm of `farm:`, a path beside the scenario's file or a map; amended by `given` when that is
 * not NULL. Servers that name no edition have `edition`. `*ret_entry` belongs to `farms`; it is NULL when the farm was refused, problems added.
 */
int farms_get(struct farms *farms, struct reader *reader, const struct yaml_node *farm,
	const struct yaml_node *given, enum edition edition, struct farm_entry **ret_entry);

/* The bytes of the farm's file, made at the first call. Returns as image_make(). */
int farms_image(struct farms *farms, struct farm_entry *entry, const struct image **ret_image);

/* The farm as a farm file, the farms' own. 0 or -ENOMEM. */
int farms_text(struct farms *farms, struct farm_entry *entry, const char **ret_text);

/* A scenario that began with the farm has ended: after the last one its bytes are forgotten. */
void farms_release(struct farm_entry *entry);

#endif
