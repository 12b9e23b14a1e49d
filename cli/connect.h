/* The connect command (Q186508), later called tscon. */
#ifndef TSFARM_CLI_CONNECT_H
#define TSFARM_CLI_CONNECT_H

#include "cli/host.h"

/* Run it under that name; returns the exit status. */
int connect_start(const char *name, int (*open)(struct host **ret_host), int argc, char **argv);

#endif
