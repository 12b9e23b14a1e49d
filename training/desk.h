/*
 * A lesson as somebody has it before him: a folder with its farm, the files of his current folder, and
 * the farm that it began with, as a text.
 */
#ifndef TSFARM_TRAINING_DESK_H
#define TSFARM_TRAINING_DESK_H

#include <stdint.h>

#include "base/text.h"
#include "conformance/suite/lesson.h"

/* A lesson that has been begun, which this process has to itself. */
struct desk {
	struct text folder, farm, files;
	intptr_t lock;
	bool is_locked;
	bool is_resumed; /* it was begun before, as the same lesson */
	bool is_changed; /* it was begun before, as another one */
};

/*
 * Have the lesson ready in the folder: as it was left, or with `anew` and the first time as it begins.
 * Returns 0, -EBUSY while another process has it, or as farm_create(); deinit in any case.
 */
int desk_init(struct desk *desk, const char *folder, const struct lesson *lesson, bool anew);
void desk_deinit(struct desk *desk);

/* Make the open farm at `path` what the lesson begins with, in one step. 0 or as farm_restore(). */
int desk_restore_farm(const struct lesson *lesson, const char *path);

#endif
