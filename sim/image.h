/* A farm as the bytes of its file, for whoever makes many: a copy of the bytes is a farm. */
#ifndef TSFARM_SIM_IMAGE_H
#define TSFARM_SIM_IMAGE_H

#include <stddef.h>

#include "sim/tsfarm.h"

struct image {
	unsigned char *bytes;
	size_t size;
};

/* Keeps an empty farm with its statements at hand, so that each image costs its rows alone. */
struct image_maker;

/* Make a maker, which image_maker_free() frees. 0, negative errno or an enum farm_error. */
int image_maker_new(struct image_maker **ret_maker);

/* Accepts NULL; returns NULL. */
struct image_maker *image_maker_free(struct image_maker *maker);

/* The bytes of a farm file that holds the snapshot; image_deinit() frees them. 0 or as farm_create(). */
int image_make(struct image_maker *maker, const struct snapshot *snapshot, struct image *ret_image);

/* Free the bytes, and make the image empty. An empty image stays empty. */
void image_deinit(struct image *image);

/*
 * Open a copy, in memory, of what may be the bytes of a farm's file; farm_free() frees it. Returns as
 * farm_open().
 */
int farm_open_image(const struct image *image, struct farm **ret_farm);

#endif
