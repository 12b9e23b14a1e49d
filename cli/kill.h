/* The kill command (Q186526). */
#ifndef TSFARM_CLI_KILL_H
#define TSFARM_CLI_KILL_H

#include "cli/arguments.h"
#include "cli/host.h"

/* What is typed, as rows. */
extern const struct argument_table kill_arguments[EDITION_COUNT];

/* Run it; returns the exit status. */
int kill_start(const char *name, int (*open)(struct host **ret_host), int argc, char **argv);

#endif
