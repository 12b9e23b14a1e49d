/* The farms of plans, ready to be written into files: many plans differ in their command lines alone. */
#ifndef TSFARM_CONFORMANCE_EXPLORE_FARM_CACHE_H
#define TSFARM_CONFORMANCE_EXPLORE_FARM_CACHE_H

#include "conformance/explore/plan.h"
#include "conformance/suite/farms.h"

enum {
	FARM_CACHE_SIZE = 256
};

/* Its entry is what a scenario has as its farm. */
struct cached_farm {
	struct farm_entry entry;
	char *text; /* the farm file */
	size_t uses;
	bool is_kept; /* in the cache, which frees it */
};

struct farm_cache {
	struct image_maker *maker;
	struct cached_farm *farms[FARM_CACHE_SIZE];
};

/* Make an empty cache. 0 or as image_maker_new(); deinit in any case. */
int farm_cache_init(struct farm_cache *cache);
void farm_cache_deinit(struct farm_cache *cache);

/*
 * The farm of the plan, for farm_cache_release(). `*ret_farm` is NULL if the rules of farms forbid it.
 * 0 or -ENOMEM, or as image_make().
 */
int farm_cache_get(
	struct farm_cache *cache, const struct plan *plan, struct cached_farm **ret_farm);

/* Accepts NULL; returns NULL. */
struct cached_farm *farm_cache_release(struct cached_farm *farm);

#endif
