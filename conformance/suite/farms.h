/* The farms of scenarios. Each file is read once, and each farm is made once. */
#ifndef TSFARM_CONFORMANCE_SUITE_FARMS_H
#define TSFARM_CONFORMANCE_SUITE_FARMS_H

#include "base/reader.h"
#include "sim/image.h"

/* A farm, its source, and its bytes once they were needed. */
struct farm_entry {
	const char *path;              /* of a farm file; or */
	const struct yaml_node *node;  /* of a farm in a scenario; or */
	const struct farm_entry *base; /* another, amended by `node` */
	enum edition edition;          /* of servers that name none */
	struct snapshot *snapshot;     /* NULL if it was refused */
	struct image image;
	const char *text; /* as a farm file; NULL until it is needed */
	size_t uses;      /* scenarios with this farm that have not ended */
};

struct farms {
	struct arena *arena;
	struct farm_entry **items;
	size_t count;
	struct farm_entry **files; /* those of them that are farm files */
	size_t file_count;
	const char *scenario; /* the file that is being read */
	size_t first;         /* its first entry: only rows of one file share nodes */
	struct image_maker *maker;
};

/* Make an empty set of farms. 0 or as image_maker_new(); deinit in any case. */
int farms_init(struct farms *farms);
void farms_deinit(struct farms *farms);

/*
 * Read the key `farm`, a path relative to the scenario's file, or a map. `given` amends it unless it is
 * NULL. Servers that name no edition have `edition`. `*ret_entry` belongs to `farms`; it is NULL, and
 * problems are added, if the farm was refused. 0 or -ENOMEM.
 */
int farms_get(struct farms *farms, struct reader *reader, const struct yaml_node *farm,
	const struct yaml_node *given, enum edition edition, struct farm_entry **ret_entry);

/* Return the bytes of the farm's file, made at the first call. Returns as image_make(). */
int farms_image(struct farms *farms, struct farm_entry *entry, const struct image **ret_image);

/* Return the farm as a farm file, which belongs to `farms`. 0 or -ENOMEM. */
int farms_text(struct farms *farms, struct farm_entry *entry, const char **ret_text);

/* The farm's contents; NULL if `entry` is NULL or was refused. */
const struct snapshot *farms_snapshot(const struct farm_entry *entry);

/* A scenario with the farm has ended. After the last one the farm's bytes are freed. */
void farms_release(struct farm_entry *entry);

#endif
