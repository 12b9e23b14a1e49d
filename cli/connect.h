/* The connect command (Q186508), later called tscon. */
#ifndef TSFARM_CLI_CONNECT_H
#define TSFARM_CLI_CONNECT_H

#include "cli/arguments.h"
#include "cli/host.h"

/* What is typed, as rows. */
extern const struct argument_table connect_arguments[EDITION_COUNT];

/* Run it under that name; returns the exit status. */
int connect_start(const char *name, int (*open)(struct host **ret_host), int argc, char **argv);

#endif
