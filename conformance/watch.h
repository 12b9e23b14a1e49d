/* Running again what changes: the files of a suite and its subject, looked at again and again. */
#ifndef TSFARM_CONFORMANCE_WATCH_H
#define TSFARM_CONFORMANCE_WATCH_H

#include "conformance/commands.h"

struct watched {
	const char *path;
	uint64_t digest; /* of what was in it */
	bool is_scenario;
	bool changed;
};

struct watch {
	struct arena *arena; /* of the list; the caller's */
	struct watched *items;
	size_t count;
};

/*
 * From now on look at the chosen scenarios' files too, at their farms and at the subject's files. 0 or
 * -ENOMEM.
 */
int watch_add(
	struct watch *watch, const struct selection *selection, const struct subject *subject);

/*
 * Wait until something changes, and lay out what to run then: the scenarios' files that changed, or
 * all of `whole` where it was something else or `always`. False when this program is told to end.
 */
bool watch_wait(struct watch *watch, const struct command_line *whole, bool always,
	struct command_line *ret_line);

#endif
