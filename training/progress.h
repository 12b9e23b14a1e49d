/*
 * How far somebody has come: NAME.progress, a text to which lines are only ever added, one for each
 * thing that happened in a lesson. It can be read, copied, and carried to another machine.
 *
 *   tsfarm-progress 1
 *   2026-11-25T16:07:06Z by-id typed 0 logoff 3
 */
#ifndef TSFARM_TRAINING_PROGRESS_H
#define TSFARM_TRAINING_PROGRESS_H

#include <stdint.h>

#include "base/diagnostic.h"

enum progress_kind {
	PROGRESS_STARTED,
	PROGRESS_RESUMED,
	PROGRESS_TYPED,    /* text: the line; with its exit status */
	PROGRESS_ANSWERED, /* text: the answer */
	PROGRESS_WRONG,    /* text: the changes, or the line, that were wrong */
	PROGRESS_UNDONE,   /* what was wrong is no more */
	PROGRESS_PASSED,   /* text: the changes that were wanted on the way */
	PROGRESS_REACHED,  /* text: how much of the lesson is there, "2 of 5" */
	PROGRESS_HINT,     /* text: the number of the hint */
	PROGRESS_SOLVED,
	PROGRESS_RESTARTED,
	PROGRESS_SKIPPED,
	PROGRESS_LEFT,
	PROGRESS_KIND_COUNT
};

const char *progress_kind_to_string(enum progress_kind kind);

struct progress_event {
	int64_t at;
	const char *lesson; /* its id */
	enum progress_kind kind;
	int status;       /* of what was typed */
	const char *text; /* by kind; "" for none */
};

struct progress {
	struct arena *arena;
	struct progress_event *events;
	size_t count;
	struct diagnostics damage; /* lines that nobody can read */
};

/*
 * Read the file; one that is not there has no events. Lines of kinds that only later versions know are
 * passed over; others that make no sense are too, and added to the damage, a torn last one among them.
 * Returns 0 or negative errno; deinit in any case.
 */
int progress_read(struct progress *progress, const char *path);
void progress_deinit(struct progress *progress);

/* Add an event to the file, on the disk when this returns; a new file begins with its header. */
int progress_add(const char *path, const struct progress_event *event);

/* Has the lesson been solved, and was it begun? By the events so far. */
bool progress_has(const struct progress *progress, const char *lesson, enum progress_kind kind);

#endif
