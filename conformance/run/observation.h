/* What a step did: how its process ended, and what became of the farm. */
#ifndef TSFARM_CONFORMANCE_RUN_OBSERVATION_H
#define TSFARM_CONFORMANCE_RUN_OBSERVATION_H

#include "conformance/run/process.h"
#include "conformance/run/work_folder.h"
#include "conformance/suite/change.h"

struct observation {
	const struct process *process;
	struct changes changes;
	const char *unreadable; /* why the farm could not be read afterwards; NULL when it could */
	unsigned time_limit;
};

/* The farm of a scenario from step to step. */
struct farm_history {
	struct farm_state last; /* as the last step left it */
	struct snapshot *read;  /* that state's, when it was read; NULL before */
	bool is_unreadable;     /* the last step left nothing that can be read */
};

void farm_history_init(struct farm_history *history, const struct snapshot *first);
void farm_history_deinit(struct farm_history *history);

/*
 * Find what the step did to the farm: fills `changes` or `unreadable`, which the arena owns. `image`
 * is the file as the scenario begins with it, NULL after the first step: most refusals leave that
 * alone, and nothing is read then. 0 or -ENOMEM.
 */
int observation_read_farm(struct observation *observation, struct farm_history *history,
	const struct work_slot *slot, const struct image *image, struct arena *arena);

#endif
