/* Taking what a subject did for what it must do: the edits that a scenario's file needs for it. */
#ifndef TSFARM_CONFORMANCE_AUTHOR_ACCEPT_H
#define TSFARM_CONFORMANCE_AUTHOR_ACCEPT_H

#include <stdio.h>

#include "conformance/author/attempt.h"
#include "conformance/author/edit.h"

/* What may be accepted besides what is printed, and where the differences are shown. */
struct accepting {
	struct edits *edits; /* of the scenario's file */
	bool changes, exit;
	FILE *to;
	const char *refusal; /* why something cannot be accepted; NULL when all can */
	unsigned line;       /* ... of the file, where that stands */
};

/* Add the edits for whatever of the attempt does not hold, and show it. 0 or -ENOMEM. */
int accept_attempt(struct accepting *accepting, const struct attempt *attempt);

#endif
