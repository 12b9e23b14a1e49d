/* `run --watch`: polling the files of a suite and its subject for changes. */
#ifndef TSFARM_CONFORMANCE_WATCH_H
#define TSFARM_CONFORMANCE_WATCH_H

#include "conformance/commands.h"

struct watched {
	const char *path;
	uint64_t digest; /* of its bytes */
	bool is_scenario;
	bool changed;
};

struct watch {
	struct arena *arena; /* of the list; the caller's */
	struct watched *items;
	size_t count;
};

/*
 * Also watch the files of the selected scenarios, of their farms and of the subject. 0 or -ENOMEM.
 */
int watch_add(
	struct watch *watch, const struct selection *selection, const struct subject *subject);

/*
 * Wait until a file changes. `ret_line` names the changed scenario files, or all of `whole` if another
 * file has changed or with `always`. False after a request to end.
 */
bool watch_wait(struct watch *watch, const struct command_line *whole, bool always,
	struct command_line *ret_line);

#endif
