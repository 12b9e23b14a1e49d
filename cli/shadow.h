/* The shadow command (Q186556). */
#ifndef TSFARM_CLI_SHADOW_H
#define TSFARM_CLI_SHADOW_H

#include "cli/arguments.h"
#include "cli/host.h"

/* What is typed, as rows. */
extern const struct argument_table shadow_arguments[EDITION_COUNT];

/* Run it; returns the exit status. */
int shadow_start(int (*open)(struct host **ret_host), int argc, char **argv);

#endif
