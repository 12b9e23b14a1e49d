/* Accepting the behaviour of a subject: the edits of a scenario's file. */
#ifndef TSFARM_CONFORMANCE_AUTHOR_ACCEPT_H
#define TSFARM_CONFORMANCE_AUTHOR_ACCEPT_H

#include <stdio.h>

#include "conformance/author/attempt.h"
#include "conformance/author/edit.h"

/* What is accepted besides output, and where differences are shown. */
struct accepting {
	struct edits *edits; /* of the scenario's file */
	bool changes, exit;
	FILE *to;
	const char *refusal; /* why something cannot be accepted; NULL if all can */
	unsigned line;       /* of the file, for the refusal */
};

/* Show the findings of the attempt and add the edits for them. 0 or -ENOMEM. */
int accept_attempt(struct accepting *accepting, const struct attempt *attempt);

#endif
