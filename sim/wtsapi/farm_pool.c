#include "sim/wtsapi/farm_pool.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "sim/farm.h"

enum {
	/* as many calls at once as keep their farms */
	KEPT_FARMS = 8
};

static struct pooled_farm *kept;
static unsigned kept_count;

struct pooled_farm *pooled_farm_free(struct pooled_farm *farm)
{
	if (farm) {
		farm_free(farm->farm);
		free(farm);
	}
	return NULL;
}

/* Within the lock. What was kept under that name is taken out, the farm of that file or any other. */
static struct pooled_farm *take_out(const char *path)
{
	struct pooled_farm **at = &kept, *farm;

	while (*at && strcmp((*at)->path, path) != 0)
		at = &(*at)->next;
	farm = *at;
	if (farm) {
		*at = farm->next;
		kept_count--;
	}
	return farm;
}

/* The farms of files that have been replaced are closed. */
static struct pooled_farm *find_kept(const char *path, const struct system_file *file)
{
	for (;;) {
		struct pooled_farm *farm;

		system_lock();
		farm = take_out(path);
		system_unlock();
		if (!farm || (file && system_is_same_file(&farm->file, file)))
			return farm;
		pooled_farm_free(farm);
	}
}

/* The file may be replaced at any moment: it is known which one is open if it is the same afterwards. */
static int open_farm(const char *path, struct pooled_farm **ret_farm)
{
	struct pooled_farm *farm = calloc(1, sizeof(*farm) + strlen(path) + 1);
	struct system_file before = {0};
	bool is_known;
	int r;

	if (!farm)
		return -ENOMEM;
	memcpy(farm->path, path, strlen(path) + 1);
	do {
		is_known = system_find_file(path, &before);
		farm->farm = farm_free(farm->farm);
		r = farm_open(path, &farm->farm);
	} while (r == 0 && is_known && system_find_file(path, &farm->file) &&
		 !system_is_same_file(&before, &farm->file));
	if (r != 0) {
		pooled_farm_free(farm);
		return r;
	}
	*ret_farm = farm;
	return 0;
}

int farm_pool_take(const char *path, bool anew, struct pooled_farm **ret_farm)
{
	struct system_file file;
	bool is_there = system_find_file(path, &file);
	struct pooled_farm *farm = find_kept(path, is_there && !anew ? &file : NULL);

	if (!farm)
		return open_farm(path, ret_farm);
	*ret_farm = farm;
	return 0;
}

/* A farm that was read into memory does not see what others change. */
void farm_pool_keep(struct pooled_farm *farm)
{
	bool is_kept;

	if (!farm)
		return;
	farm_end_look(farm->farm);
	system_lock();
	is_kept = farm_is_file(farm->farm) && kept_count < KEPT_FARMS;
	if (is_kept) {
		farm->next = kept;
		kept = farm;
		kept_count++;
	}
	system_unlock();
	if (!is_kept)
		pooled_farm_free(farm);
}

void farm_pool_clear(void)
{
	while (kept) {
		struct pooled_farm *farm = kept;

		kept = farm->next;
		pooled_farm_free(farm);
	}
	kept_count = 0;
}
