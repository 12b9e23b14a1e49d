/* Farms that stay open between calls, because opening one costs more than most calls. */
#ifndef TSFARM_SIM_WTSAPI_FARM_POOL_H
#define TSFARM_SIM_WTSAPI_FARM_POOL_H

#include "sim/tsfarm.h"
#include "sim/wtsapi/system.h"

/* An open farm, which one call has to itself. */
struct pooled_farm {
	struct farm *farm;
	struct system_file file;
	struct pooled_farm *next;
	char path[]; /* as the environment names it */
};

/*
 * Give the farm of that file: one that is open, if it is still the file of that name, or else a new
 * one. With `anew` it is opened in any case. Returns as farm_open().
 */
int farm_pool_take(const char *path, bool anew, struct pooled_farm **ret_farm);

/* Keep the farm for another call. Accepts NULL. */
void farm_pool_keep(struct pooled_farm *farm);

/* Close the farm. Accepts NULL; returns NULL. */
struct pooled_farm *pooled_farm_free(struct pooled_farm *farm);

/* Close all that wait for a call, within system_lock(): a process that forks must have none. */
void farm_pool_clear(void);

#endif
