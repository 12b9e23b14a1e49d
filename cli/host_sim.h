/* The host of a simulated farm, from the inside: for wrong logoffs that reach around the seam. */
#ifndef TSFARM_CLI_HOST_SIM_H
#define TSFARM_CLI_HOST_SIM_H

#include "cli/host.h"

struct host_sim {
	struct host host;
	struct farm *farm;
	const char *path;
	const char *server; /* where the command is typed */
	struct caller caller;
	char complaint[1024];
};

extern const struct host_calls host_sim_calls;

#endif
