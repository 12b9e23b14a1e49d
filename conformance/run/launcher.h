/* A launcher such as Wine prints lines of its own on standard error, in place of the program or among its lines. */
#ifndef TSFARM_CONFORMANCE_RUN_LAUNCHER_H
#define TSFARM_CONFORMANCE_RUN_LAUNCHER_H

#include "base/arena.h"
#include "conformance/run/process.h"

/*
 * Remove the lines that match one of the patterns, which end with NULL and may be NULL, from what the ended
 * process printed on standard error. If that was all that it printed, and it did not end with 0, the program
 * never ran: `ret_trouble` is then the first of the lines, and otherwise NULL. The arena owns it. 0 or -ENOMEM.
 */
int launcher_take_lines(const char *const *patterns, struct process *process, struct arena *arena,
	const char **ret_trouble);

#endif
