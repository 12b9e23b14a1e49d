/* The reset command (Q186598): `reset session`, and rwinsta as WinFrame called it. */
#ifndef TSFARM_CLI_RESET_H
#define TSFARM_CLI_RESET_H

#include "cli/host.h"

/* `reset session ...`, and `rwinsta ...`; both return the exit status. */
int reset_start(int (*open)(struct host **ret_host), int argc, char **argv);
int reset_start_rwinsta(int (*open)(struct host **ret_host), int argc, char **argv);

#endif
