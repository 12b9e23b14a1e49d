/* Known failures of a subject: which scenarios fail, and why that is expected for now. */
#ifndef TSFARM_CONFORMANCE_KNOWN_H
#define TSFARM_CONFORMANCE_KNOWN_H

#include "base/reader.h"

struct known_failure {
	const char *id; /* of a scenario, or of one row of it */
	const char *reason;
	const char *file;
	unsigned line;
};

struct known_failures {
	struct known_failure *items;
	size_t count;
};

/* Add what the list in the tree holds; all is the arena's. Returns 0 or -ENOMEM. */
int known_read(struct known_failures *known, const char *file, const struct yaml_node *root,
	struct arena *arena, struct diagnostics *problems);

/* The entry that the scenario falls under; NULL when none does. */
const struct known_failure *known_find(const struct known_failures *known, const char *scenario_id);

#endif
