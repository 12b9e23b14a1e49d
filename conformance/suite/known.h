/* Known failures of a subject: scenarios that are expected to fail, with reasons. */
#ifndef TSFARM_CONFORMANCE_SUITE_KNOWN_H
#define TSFARM_CONFORMANCE_SUITE_KNOWN_H

#include "base/reader.h"
#include "conformance/suite/level.h"
#include "sim/tsfarm.h"

/* The parts of an expectation, each of which can fail. */
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
	const char *link;     /* to more information; NULL without one */
	enum level level;     /* the lowest at which it fails */
	enum edition edition; /* in which it fails; EDITION_COUNT: in every one */
	unsigned because;     /* a bit for each cause that it may have; 0 for any */
	const char *file;
	unsigned line;
	const struct yaml_node *node; /* the entry; the arena owns it */
};

struct known_failures {
	struct known_failure *items;
	size_t count;
};

/* The reason of an entry that is not explained yet. `tsconform lint` warns of it. */
#define KNOWN_UNEXPLAINED "to be explained"

extern const struct reader_table known_tables[1];

/* Add the entries of the list in the tree. The arena owns them. 0 or -ENOMEM. */
int known_read(struct known_failures *known, const char *file, const struct yaml_node *root,
	struct arena *arena, struct diagnostics *problems);

/* Add one warning for all entries that are not explained. */
void known_warn(const struct known_failures *known, struct diagnostics *warnings);

/*
 * The entry that covers the scenario when it is judged at the level; NULL without one. EDITION_COUNT
 * finds entries of any edition.
 */
const struct known_failure *known_find(const struct known_failures *known, const char *scenario_id,
	enum edition edition, enum level level);

#endif
