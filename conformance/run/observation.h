/* The effects of a step: the end of its process and the changes of the farm. */
#ifndef TSFARM_CONFORMANCE_RUN_OBSERVATION_H
#define TSFARM_CONFORMANCE_RUN_OBSERVATION_H

#include "conformance/run/process.h"
#include "conformance/run/work_folder.h"
#include "conformance/suite/change.h"

struct observation {
	const struct process *process;
	struct changes changes;
	const char *unreadable; /* why the farm could not be read afterwards; NULL if it could */
	unsigned time_limit;    /* seconds */
};

/* The farm of a scenario from step to step. */
struct farm_history {
	struct farm_state last; /* after the last step */
	struct snapshot *read;  /* of that state; NULL until a step changes the farm */
	bool is_unreadable;     /* the farm cannot be read after the last step */
};

void farm_history_init(struct farm_history *history, const struct snapshot *first);
void farm_history_deinit(struct farm_history *history);

/*
 * Find the changes of the farm: fills `changes` or `unreadable`, which the arena owns. `image` is the
 * file before the first step, NULL for later steps. A file that equals it is not read. 0 or -ENOMEM.
 */
int observation_read_farm(struct observation *observation, struct farm_history *history,
	const struct work_slot *slot, const struct image *image, struct arena *arena);

#endif
