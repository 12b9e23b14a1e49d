/* Inside of an open farm, for the files of this folder. */
#ifndef TSFARM_SIM_FARM_H
#define TSFARM_SIM_FARM_H

#include "sim/store/store.h"
#include "sim/tsfarm.h"

struct farm {
	struct database *store;
	struct transaction look; /* open while somebody looks */
};

/* Is it the file that is read? An older one that cannot be written is read from a copy in memory. */
bool farm_is_file(const struct farm *farm);

#endif
