#include "sim/image.h"

#include <errno.h>
#include <stdlib.h>

#include "base/macros.h"
#include "sim/farm.h"

struct image_maker {
	struct database *store; /* in memory; always empty between calls */
};

struct image_maker *image_maker_free(struct image_maker *maker)
{
	if (maker)
		database_free(maker->store);
	free(maker);
	return NULL;
}

int image_maker_new(struct image_maker **ret_maker)
{
	struct image_maker *maker = calloc(1, sizeof(*maker));
	int r;

	if (!maker)
		return -ENOMEM;
	r = store_create(NULL, &maker->store);
	if (r != 0) {
		image_maker_free(maker);
		return r;
	}
	*ret_maker = maker;
	return 0;
}

/* The transaction is never committed: undoing it leaves the store empty for the next image. */
int image_make(struct image_maker *maker, const struct snapshot *snapshot, struct image *ret_image)
{
	cleanup(transaction_end) struct transaction transaction = {0};
	int r = transaction_begin_write(maker->store, &transaction);

	if (r == 0)
		r = store_save(maker->store, snapshot);
	return r == 0 ? store_image(maker->store, &ret_image->bytes, &ret_image->size) : r;
}

void image_deinit(struct image *image)
{
	store_free_image(image->bytes);
	*image = (struct image){0};
}

int farm_open_image(const struct image *image, struct farm **ret_farm)
{
	cleanup(farm_freep) struct farm *farm = calloc(1, sizeof(*farm));
	int r;

	if (!farm)
		return -ENOMEM;
	r = store_open_image(image->bytes, image->size, &farm->store);
	if (r != 0)
		return r;
	*ret_farm = steal(&farm);
	return 0;
}
