/* `.undo` and `.redo`: the farm before each line that changed it. */
#ifndef TSFARM_SHELL_UNDO_H
#define TSFARM_SHELL_UNDO_H

#include "shell/context.h"
#include "shell/seat.h"

/* Two moments with the same content have nothing between them that somebody has written. */
struct undo_moment {
	int64_t event; /* the last one of the journal */
	char clock[FARM_TIME_BYTES];
};

/* A line that changed the farm. */
struct undo_entry {
	char *line;
	struct farm_copy *before;
	struct farm_copy *after; /* of a line that was undone; else NULL */
	struct seat seat_before, seat_after;
	struct undo_moment moment_before, moment_after;
};

struct undo {
	struct undo_entry *entries; /* the first `done` can be undone, the others repeated */
	size_t count, done;
	struct undo_entry pending; /* the line that is being executed */
};

void undo_deinit(struct undo *undo);

/* Keep the farm before a line. Returns 0, or -ENOMEM or an answer of sim/tsfarm.h: do not execute it. */
int undo_begin(struct shell *shell, const char *line);

/*
 * Keep the line, after it was executed, if it changed the farm. Lines that were undone can no longer be
 * repeated then. `wrote`: the shell itself changed it. Returns 0, -ENOMEM or an answer of sim/tsfarm.h.
 */
int undo_end(struct shell *shell, bool wrote);

/* The dot commands `.undo` and `.redo`, for struct dot_command. */
enum shell_answer undo_step_back(struct shell *shell, void *context, const char *operands);
enum shell_answer undo_step_forth(struct shell *shell, void *context, const char *operands);

#endif
