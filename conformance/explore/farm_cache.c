#include "conformance/explore/farm_cache.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "conformance/results/digest.h"

int farm_cache_init(struct farm_cache *cache)
{
	*cache = (struct farm_cache){0};
	return image_maker_new(&cache->maker);
}

static void farm_free_cached(struct cached_farm *farm)
{
	image_deinit(&farm->entry.image);
	snapshot_free(farm->entry.snapshot);
	free(farm->text);
	free(farm);
}

void farm_cache_deinit(struct farm_cache *cache)
{
	for (size_t i = 0; i < FARM_CACHE_SIZE; i++) {
		if (cache->farms[i])
			farm_free_cached(cache->farms[i]);
	}
	image_maker_free(cache->maker);
	*cache = (struct farm_cache){0};
}

/* An impossible farm is kept without a snapshot, so that it is read once. */
static int make_farm(
	struct farm_cache *cache, const struct text *text, struct cached_farm **ret_farm)
{
	struct cached_farm *farm = calloc(1, sizeof(*farm));
	char *problems = NULL;
	int r;

	if (!farm)
		return -ENOMEM;
	farm->text = strdup(text_string(text));
	r = farm->text ? snapshot_parse("farm", text_string(text), text->length,
				 &farm->entry.snapshot, &problems)
		       : -ENOMEM;
	free(problems);
	if (r == 0)
		r = image_make(cache->maker, farm->entry.snapshot, &farm->entry.image);
	if (r == FARM_E_IMPOSSIBLE)
		farm->entry.snapshot = snapshot_free(farm->entry.snapshot);
	if (r == FARM_E_REFUSED || r == FARM_E_IMPOSSIBLE)
		r = 0;
	if (r != 0) {
		farm_free_cached(farm);
		return r;
	}
	*ret_farm = farm;
	return 0;
}

int farm_cache_get(struct farm_cache *cache, const struct plan *plan, struct cached_farm **ret_farm)
{
	cleanup(text_deinit) struct text text = {0};
	struct cached_farm **place, *farm;
	int r = 0;

	plan_add_farm(plan, "", &text);
	if (text.failed)
		return -ENOMEM;
	place = &cache->farms[digest_add(DIGEST_BEGIN, text_string(&text)) % FARM_CACHE_SIZE];
	farm = *place;
	if (!farm || strcmp(farm->text, text_string(&text)) != 0) {
		r = make_farm(cache, &text, &farm);
		if (r != 0)
			return r;
		if (!*place || (*place)->uses == 0) {
			if (*place)
				farm_free_cached(*place);
			*place = farm;
			farm->is_kept = true;
		}
	}
	farm->uses++;
	*ret_farm = farm->entry.snapshot ? farm : farm_cache_release(farm);
	return 0;
}

struct cached_farm *farm_cache_release(struct cached_farm *farm)
{
	if (farm && --farm->uses == 0 && !farm->is_kept)
		farm_free_cached(farm);
	return NULL;
}
