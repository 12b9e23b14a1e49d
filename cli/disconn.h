/* The disconn command (Q186513), later called tsdiscon. */
#ifndef TSFARM_CLI_DISCONN_H
#define TSFARM_CLI_DISCONN_H

#include "cli/arguments.h"
#include "cli/host.h"

/* What is typed, as rows. */
extern const struct argument_table disconn_arguments[EDITION_COUNT];

/* Run it under that name; returns the exit status. */
int disconn_start(const char *name, int (*open)(struct host **ret_host), int argc, char **argv);

#endif
