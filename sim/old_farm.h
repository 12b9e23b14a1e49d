/* Farms of older versions, for programs that may not have to bring them to this one. */
#ifndef TSFARM_SIM_OLD_FARM_H
#define TSFARM_SIM_OLD_FARM_H

#include "sim/tsfarm.h"

/*
 * Open a farm without bringing an older one to this version. `*ret_is_copy` is true if it is older: the
 * farm is then a copy in memory that cannot be changed. Returns as farm_open(); farm_free() frees it.
 */
int old_farm_open(const char *path, struct farm **ret_farm, bool *ret_is_copy);

#endif
