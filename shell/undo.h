/* What `.undo` and `.redo` know: for each line that changed the farm, how it was before. */
#ifndef TSFARM_SHELL_UNDO_H
#define TSFARM_SHELL_UNDO_H

#include "shell/seat.h"
#include "shell/shell.h"

/* A line that changed the farm. */
/* What tells whether somebody has written since: the last event, and the farm's time. */
struct undo_moment {
	int64_t event;
	char clock[FARM_TIME_BYTES];
};

struct undo_entry {
	char *line;
	struct farm_copy *before;
	struct farm_copy *after; /* once it was undone; NULL before */
	struct seat seat_before, seat_after;
	struct undo_moment moment_before, moment_after;
};

/* The first `done` entries can be undone, the others done again. */
struct undo {
	struct undo_entry *entries;
	size_t count, done;
	struct undo_entry pending; /* of the line that is being executed */
};

void undo_deinit(struct undo *undo);

/* A line is about to be executed. Returns 0 or the farm's answer: then it is not executed. */
int undo_begin(struct shell *shell, const char *line);

/*
 * It was executed. When it changed the farm it can be undone, and what was undone before cannot be
 * done again. `wrote`: the shell itself did it, and no program. Returns 0 or the farm's answer.
 */
int undo_end(struct shell *shell, bool wrote);

/* The words `.undo` and `.redo`. */
enum shell_answer undo_word(struct shell *shell, void *context, const char *rest);
enum shell_answer redo_word(struct shell *shell, void *context, const char *rest);

#endif
