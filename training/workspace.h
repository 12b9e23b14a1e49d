/*
 * The workspace of a begun lesson: a folder with its farm, the files of the learner, and the first farm
 * as a text.
 */
#ifndef TSFARM_TRAINING_WORKSPACE_H
#define TSFARM_TRAINING_WORKSPACE_H

#include <stdint.h>

#include "base/text.h"
#include "conformance/suite/lesson.h"

/* A workspace, which this process has locked. */
struct workspace {
	struct text folder, farm, files;
	intptr_t lock;
	bool is_locked;
	bool is_resumed; /* it was begun before, as the same lesson */
	bool is_changed; /* it was begun before, as another one */
	bool is_damaged; /* it was begun before, and its farm cannot be read */
};

/*
 * Prepare the lesson in the folder: as it was left, or, with `anew` and the first time, from its
 * beginning. A new lesson counts as begun after workspace_mark_begun(); after a kill before that it is
 * made again. 0, -EBUSY while another process has it, or as farm_create(); deinit in any case.
 */
int workspace_init(
	struct workspace *workspace, const char *folder, const struct lesson *lesson, bool anew);
void workspace_deinit(struct workspace *workspace);

/*
 * Restore the farm, which others may have open, and the files of the lesson. Files of the learner stay.
 * The lesson counts as begun again after workspace_mark_begun(). 0, negative errno or as
 * farm_restore(), with the farm unchanged.
 */
int workspace_restore(const struct workspace *workspace, const struct lesson *lesson);

/* Mark the lesson as begun, after the progress has the event. 0 or negative errno. */
int workspace_mark_begun(const struct workspace *workspace, const struct lesson *lesson);

/*
 * Store a line before it runs and the progress has it, with the number of lines before it, and the
 * number of the last event of the farm's journal. 0 or negative errno.
 */
int workspace_keep_line(
	const struct workspace *workspace, const char *line, size_t typed_count, int64_t event);

/* Read the line that was stored last, and add it to `line`. False if there is none. */
bool workspace_read_line(const struct workspace *workspace, struct text *line,
	size_t *ret_typed_count, int64_t *ret_event);

#endif
