/*
 * A lesson as somebody has it before him: a folder with its farm, the files of his current folder, and
 * the farm that it began with, as a text.
 */
#ifndef TSFARM_TRAINING_WORKSPACE_H
#define TSFARM_TRAINING_WORKSPACE_H

#include <stdint.h>

#include "base/text.h"
#include "conformance/suite/lesson.h"

/* A lesson that has been begun, which this process has to itself. */
struct workspace {
	struct text folder, farm, files;
	intptr_t lock;
	bool is_locked;
	bool is_resumed; /* it was begun before, as the same lesson */
	bool is_changed; /* it was begun before, as another one */
	bool is_damaged; /* it was begun before, and its farm cannot be read any more */
};

/*
 * Have the lesson ready in the folder: as it was left, or with `anew` and the first time as it begins.
 * What is made anew counts as begun only after workspace_mark_begun(); a process that is killed before makes
 * it anew again. Returns 0, -EBUSY while another process has it, or as farm_create(); deinit in any case.
 */
int workspace_init(
	struct workspace *workspace, const char *folder, const struct lesson *lesson, bool anew);
void workspace_deinit(struct workspace *workspace);

/*
 * Make the farm, which others may have open, and the files of the lesson what they are at its beginning.
 * Files that the learner made stay. The lesson counts as begun again only after workspace_mark_begun().
 * Returns 0, negative errno or as farm_restore(): the farm is then as it was.
 */
int workspace_restore(const struct workspace *workspace, const struct lesson *lesson);

/* The lesson is begun, and the progress says so. Returns 0 or negative errno. */
int workspace_mark_begun(const struct workspace *workspace, const struct lesson *lesson);

/*
 * Keep what is about to be typed, until the progress has it: the line, how many lines were typed before
 * it, and the last event of the farm's journal. Returns 0 or negative errno.
 */
int workspace_keep_line(
	const struct workspace *workspace, const char *line, size_t typed_count, int64_t event);

/* Read what was kept last. The line is added to `line`. False when there is none. */
bool workspace_read_line(const struct workspace *workspace, struct text *line,
	size_t *ret_typed_count, int64_t *ret_event);

#endif
