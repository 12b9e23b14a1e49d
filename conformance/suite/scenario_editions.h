/* The editions of a scenario (docs/scenario-format.md, *Editions*): one rule, run in each that has it. */
#ifndef TSFARM_CONFORMANCE_SUITE_SCENARIO_EDITIONS_H
#define TSFARM_CONFORMANCE_SUITE_SCENARIO_EDITIONS_H

#include "base/reader.h"
#include "sim/tsfarm.h"

/* The scenario as it reads in one edition. */
struct scenario_edition {
	enum edition edition;
	const struct yaml_node *tree; /* without the key 'editions', with what stands in its place */
};

struct scenario_editions {
	struct scenario_edition items[EDITION_COUNT];
	size_t count; /* 0: the scenario has no key 'editions', or it was refused */
	bool named;   /* it has that key */
};

/*
 * Read the key 'editions' of a scenario: `nt4: CLAUSE`, a list of clauses, or a map with 'clauses'
 * whose other keys replace those of the scenario. Trees belong to the reader's arena. Problems are
 * added. Returns 0 or -ENOMEM.
 */
int scenario_editions_read(struct reader *reader, const struct yaml_node *root,
	struct scenario_editions *ret_editions);

/*
 * The root without its key 'editions', and with the keys of `instead` in place of its own. The arena's;
 * NULL when memory is short.
 */
struct yaml_node *scenario_edition_merge(
	struct arena *arena, const struct yaml_node *root, const struct yaml_node *instead);

/* The keys of an edition: the test of the schemas compares them. */
extern const struct reader_table scenario_edition_tables[1];

#endif
