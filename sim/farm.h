/* Inside of an open farm, for the files of this folder. */
#ifndef TSFARM_SIM_FARM_H
#define TSFARM_SIM_FARM_H

#include "sim/store/store.h"
#include "sim/tsfarm.h"

struct farm {
	struct database *store;
	struct transaction look; /* the one of farm_begin_look() */
};

/* The account of that number, or of that name, which is then spelled as in the farm; `name` takes
 * NAME_BYTES. WIN32_ERROR_LOGON_FAILURE when there is none. */
int farm_get_account(struct farm *farm, int64_t account_id, char *ret_name);
int farm_find_account(struct farm *farm, const char *name, int64_t *ret_account_id, char *ret_name);

/* False if the farm is read from a copy in memory: an older file that cannot be written. */
bool farm_is_file(const struct farm *farm);

#endif
