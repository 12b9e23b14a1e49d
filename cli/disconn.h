/* The disconn command (Q186513), later called tsdiscon. */
#ifndef TSFARM_CLI_DISCONN_H
#define TSFARM_CLI_DISCONN_H

#include "cli/host.h"

/* Run it under that name; returns the exit status. */
int disconn_start(const char *name, int (*open)(struct host **ret_host), int argc, char **argv);

#endif
