/* Where subjects work: a folder for each that runs side by side, in memory where there is such a place. */
#ifndef TSFARM_CONFORMANCE_RUN_WORKPLACE_H
#define TSFARM_CONFORMANCE_RUN_WORKPLACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "conformance/suite/place_files.h"
#include "sim/image.h"

enum {
	WORKPLACE_PATH = 512
};

/* The folder of one run, removed at its end. */
struct workplace {
	char path[WORKPLACE_PATH];
};

/* The folder of one of its places: the farm's file, an empty home, and what scenarios put there. */
struct place_of_work {
	char folder[WORKPLACE_PATH + 24];
	char farm[WORKPLACE_PATH + 32];
	char home[WORKPLACE_PATH + 32];
	char input[WORKPLACE_PATH + 32]; /* what a command reads */
	char files[WORKPLACE_PATH + 32]; /* a folder to start in, when there are files in it */
	struct farm *open; /* kept from one reading to the next; NULL when there is none */
	uint64_t identity; /* of the file that is open; 0 when it is not to stay open */
};

/*
 * Make the folder: in /dev/shm, else TMPDIR, else /tmp; in TEMP on Windows. What killed runs left
 * there is removed.
 */
int workplace_init(struct workplace *workplace);
void workplace_deinit(struct workplace *workplace);

int workplace_add(
	const struct workplace *workplace, size_t number, struct place_of_work *ret_place);

/* Put the farm into its file, nothing beside it, and nothing into the home. 0 or negative errno. */
int place_prepare(const struct place_of_work *place, const struct image *image);

/* After that: make the folder `files` with these in it; make the file `input`. 0 or negative errno. */
int place_put_files(
	const struct place_of_work *place, const struct place_file *files, size_t count);
int place_put_input(const struct place_of_work *place, const char *text);

/*
 * The farm that the file holds now, whatever a subject made of it; the place keeps it. Returns as
 * farm_open().
 */
int place_open_farm(struct place_of_work *place, struct farm **ret_farm);
void place_close_farm(struct place_of_work *place);

/* The farm was read: it stays open for the next reading where that is in nobody's way. */
void place_leave_farm(struct place_of_work *place);

/* Is the farm's file still the image, byte for byte, with no transaction begun beside it? */
bool place_is_unchanged(const struct place_of_work *place, const struct image *image);

#endif
