/* The reset command (Q186598): `reset session`, and rwinsta as WinFrame called it. */
#ifndef TSFARM_CLI_RESET_H
#define TSFARM_CLI_RESET_H

#include "cli/arguments.h"
#include "cli/host.h"

/* What is typed, as rows. */
extern const struct argument_table reset_arguments[EDITION_COUNT];

/* `reset session ...`, and `rwinsta ...`; both return the exit status. */
int reset_start(int (*open)(struct host **ret_host), int argc, char **argv);
int reset_start_rwinsta(int (*open)(struct host **ret_host), int argc, char **argv);

#endif
