#include "sim/old_farm.h"

#include <errno.h>
#include <stdlib.h>

#include "base/macros.h"
#include "sim/farm.h"

int old_farm_open(const char *path, struct farm **ret_farm, bool *ret_is_copy)
{
	cleanup(farm_freep) struct farm *farm = calloc(1, sizeof(*farm));
	int r;

	if (!farm)
		return -ENOMEM;
	r = store_open_unchanged(path, &farm->store);
	if (r != 0)
		return r;
	*ret_is_copy = !farm_is_file(farm);
	*ret_farm = steal(&farm);
	return 0;
}
