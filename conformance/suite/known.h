/* Known failures of a subject: which scenarios fail, and why that is expected for now. */
#ifndef TSFARM_CONFORMANCE_SUITE_KNOWN_H
#define TSFARM_CONFORMANCE_SUITE_KNOWN_H

#include "base/reader.h"
#include "conformance/suite/level.h"
#include "sim/tsfarm.h"

/* What an expectation is about, and so what can fail. */
enum cause {
	CAUSE_COMMAND, /* it did not end by itself */
	CAUSE_CHANGES,
	CAUSE_EXIT,
	CAUSE_STDOUT,
	CAUSE_STDERR,
	CAUSE_OUTPUT,
	CAUSE_COUNT
};
extern const char *const cause_words[CAUSE_COUNT];
const char *cause_to_string(enum cause cause);
bool cause_from_string(const char *text, enum cause *ret_cause);

struct known_failure {
	const char *id; /* of a scenario, or of one row of it */
	const char *reason;
	const char *link; /* where more is said; NULL when nobody said */
	enum level level; /* it fails when it is judged at that level or one beyond it */
	enum edition edition; /* in which it fails; EDITION_COUNT: in every one */
	unsigned because; /* a bit for each cause that it may have; 0 for any */
	const char *file;
	unsigned line;
	const struct yaml_node *node; /* the entry; as old as the arena */
};

struct known_failures {
	struct known_failure *items;
	size_t count;
};

/* The reason of an entry that nobody has looked into yet: `tsconform lint` warns of it. */
#define KNOWN_UNEXPLAINED "to be explained"

extern const struct reader_table known_tables[1];

/* Add what the list in the tree holds; all is the arena's. Returns 0 or -ENOMEM. */
int known_read(struct known_failures *known, const char *file, const struct yaml_node *root,
	struct arena *arena, struct diagnostics *problems);

/* Add one warning for the entries that nobody explained. */
void known_warn(const struct known_failures *known, struct diagnostics *warnings);

/*
 * The entry that the scenario falls under when it is judged at the level; NULL when none does. With
 * EDITION_COUNT entries of any edition are found.
 */
const struct known_failure *known_find(const struct known_failures *known, const char *scenario_id,
	enum edition edition, enum level level);

#endif
