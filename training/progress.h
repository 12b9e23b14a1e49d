/*
 * The progress of a learner: NAME.progress, a text file with a line for each event of a lesson. Lines
 * are only appended. The file can be read, copied, and moved to another machine.
 *
 *   tsfarm-progress 1
 *   2026-11-25T16:07:06Z by-id typed 0 logoff 3
 */
#ifndef TSFARM_TRAINING_PROGRESS_H
#define TSFARM_TRAINING_PROGRESS_H

#include <stdint.h>

#include "base/diagnostic.h"

/* The first line of the file. */
#define PROGRESS_HEADER "tsfarm-progress 1"

enum progress_kind {
	PROGRESS_STARTED,
	PROGRESS_RESUMED,
	PROGRESS_TYPED,    /* text: the line; with its exit status */
	PROGRESS_ANSWERED, /* text: the answer */
	PROGRESS_WRONG,    /* text: the wrong changes, or the wrong line */
	PROGRESS_UNDONE,   /* a mistake was undone */
	PROGRESS_PASSED,   /* text: the intermediate changes */
	PROGRESS_REACHED,  /* text: the reached part of the outcome, "2 of 5" */
	PROGRESS_HINT,     /* text: the number of the hint */
	PROGRESS_SOLVED,
	PROGRESS_RESTARTED,
	PROGRESS_SKIPPED,
	PROGRESS_LEFT,
	PROGRESS_KIND_COUNT
};

/* The word for it in the file: "typed". Static. */
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
	bool is_empty;             /* the file exists and has no byte */
	struct diagnostics damage; /* lines that cannot be read */
};

/*
 * Read the file; a missing one has no events. Kinds of later versions are ignored. Other lines that are
 * no events, and an incomplete last one, are ignored and added to the damage. 0 or negative errno;
 * deinit in any case.
 */
int progress_read(struct progress *progress, const char *path);
void progress_deinit(struct progress *progress);

/*
 * Append an event to the file, which is made with its header if it is missing. The event is on the disk
 * when this returns 0. Else negative errno.
 */
int progress_add(const char *path, const struct progress_event *event);

/* Whether the lesson has an event of that kind. */
bool progress_has(const struct progress *progress, const char *lesson, enum progress_kind kind);

#endif
