/* The implementation under test: a command line, and what it finds in its environment. */
#ifndef TSFARM_CONFORMANCE_SUBJECT_H
#define TSFARM_CONFORMANCE_SUBJECT_H

#include "conformance/process.h"
#include "conformance/scenario.h"
#include "conformance/workplace.h"

struct subject {
	char *const *command; /* stands where a scenario says logoff */
	char *own[2];         /* the logoff that was built with tsconform, when there is no other */
	char *path;           /* "PATH=...", with the programs built with tsconform first */
};

/* `command` is NULL for the logoff that was built with this program. -ENOENT when there is none. */
int subject_init(struct subject *subject, char *const *command);
void subject_deinit(struct subject *subject);

/*
 * How the step's command is started in that place, which also marks whatever it leaves behind. The
 * arena owns the plan's lists. 0 or -ENOMEM.
 */
int subject_plan(const struct subject *subject, const struct scenario *scenario,
	const struct step *step, const struct place_of_work *place, struct arena *arena,
	struct process_plan *plan);

#endif
