#include <errno.h>
#include <stdlib.h>

#include "base/macros.h"
#include "sim/farm.h"

struct farm_copy {
	struct database *store; /* in memory */
};

int farm_copy_new(struct farm *farm, struct farm_copy **ret_copy)
{
	cleanup(farm_copy_freep) struct farm_copy *copy = calloc(1, sizeof(*copy));
	int r;

	if (!copy)
		return -ENOMEM;
	r = store_copy(farm->store, &copy->store);
	if (r != 0)
		return r;
	*ret_copy = steal(&copy);
	return 0;
}

struct farm_copy *farm_copy_free(struct farm_copy *copy)
{
	if (copy)
		database_free(copy->store);
	free(copy);
	return NULL;
}

void farm_copy_freep(struct farm_copy **copy)
{
	*copy = farm_copy_free(*copy);
}

size_t farm_copy_size(const struct farm_copy *copy)
{
	return store_copy_size(copy->store);
}

bool farm_copy_equal(const struct farm_copy *a, const struct farm_copy *b)
{
	return a == b || store_copies_equal(a->store, b->store);
}

int farm_restore(struct farm *farm, const struct farm_copy *copy)
{
	return store_restore(farm->store, copy->store, NULL);
}

int farm_get_reading(struct farm *farm, uint32_t *ret_reading)
{
	return database_get_reading(farm->store, ret_reading);
}

int farm_restore_unless_changed(struct farm *farm, const struct farm_copy *copy, uint32_t reading)
{
	return store_restore(farm->store, copy->store, &reading);
}
