/* The editions of a scenario (docs/scenario-format.md, *Editions*), in each of which it is run. */
#ifndef TSFARM_CONFORMANCE_SUITE_SCENARIO_EDITIONS_H
#define TSFARM_CONFORMANCE_SUITE_SCENARIO_EDITIONS_H

#include "base/reader.h"
#include "sim/tsfarm.h"

/* The tree of a scenario in one edition. */
struct scenario_edition {
	enum edition edition;
	const struct yaml_node *tree; /* without the key 'editions', with the replaced keys */
};

struct scenario_editions {
	struct scenario_edition items[EDITION_COUNT];
	size_t count; /* 0: the scenario has no key 'editions', or it was refused */
	bool named;   /* it has that key */
};

/*
 * Read the key 'editions' of a scenario: `nt4: CLAUSE`, a list of clauses, or a map with 'clauses'
 * whose other keys replace those of the scenario. An own scenario, which has no clauses, lists the
 * editions alone. Trees belong to the reader's arena. Problems are
 * added. Returns 0 or -ENOMEM.
 */
int scenario_editions_read(struct reader *reader, const struct yaml_node *root,
	struct scenario_editions *ret_editions);

/*
 * Copy the root without its key 'editions', and with its keys replaced by those of `instead`. The arena
 * owns the copy; NULL on ENOMEM.
 */
struct yaml_node *scenario_edition_merge(
	struct arena *arena, const struct yaml_node *root, const struct yaml_node *instead);

/* The keys of an edition: the test of the schemas compares them. */
extern const struct reader_table scenario_edition_tables[1];

#endif
