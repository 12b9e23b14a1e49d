/* Selecting scenarios with `--filter clause=q186477/security`, which may be repeated. */
#ifndef TSFARM_CONFORMANCE_FILTER_H
#define TSFARM_CONFORMANCE_FILTER_H

#include "conformance/commands.h"

enum {
	FILTERS_MAX = 8
};

/* The typed filters, borrowed from the arguments. A scenario must match all of them. */
struct filters {
	const char *typed[FILTERS_MAX];
	size_t count;
};

/* Add "KEY=TEXT". False for an unknown key or level, or more than FILTERS_MAX filters. */
bool filters_add(struct filters *filters, const char *typed);

/* The accepted filters, for help and refusals. */
#define FILTERS_ACCEPTED                                                                           \
	"id=TEXT, title=TEXT, clause=TEXT, document=TEXT, level=LEVEL or edition=EDITION"

/*
 * Keep the selected scenarios that match. Complains if none is left. EXIT_DONE, or the exit status of a
 * complaint.
 */
int filters_keep(struct selection *selection, const struct filters *filters, struct output *out);

#endif
