/* Standing inside a scenario, for `tsconform shell`. */
#ifndef TSFARM_CONFORMANCE_AUTHOR_STAND_H
#define TSFARM_CONFORMANCE_AUTHOR_STAND_H

#include "conformance/author/attempt.h"

/*
 * Make the farm and the files of the scenario as a run does, and run the command there, in the folder
 * and the environment of its first step. The commands of the subject stand on PATH. `ret_status` is the
 * command's exit status. Returns as stand_run(), or a positive answer of the farm.
 */
int stand_in_scenario(struct attempts *attempts, const struct scenario *scenario,
	char *const *command, struct arena *arena, int *ret_status);

#endif
