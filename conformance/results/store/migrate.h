/* Files of results that an older tsconform made. */
#ifndef TSFARM_CONFORMANCE_RESULTS_STORE_MIGRATE_H
#define TSFARM_CONFORMANCE_RESULTS_STORE_MIGRATE_H

#include "conformance/results/results.h"

/* Make them of the version that is written today: in one step, or not at all. */
int results_migrate(struct results *results);

/* Go on with such a one in memory; the file stays as it is. Before any statement of `results`. */
int results_lift(struct results *results);

#endif
