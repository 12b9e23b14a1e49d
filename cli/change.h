/* The change command (Q186504); before and after NT 4.0 each part of it was a program of its own. */
#ifndef TSFARM_CLI_CHANGE_H
#define TSFARM_CLI_CHANGE_H

#include "cli/command.h"

/* `change logon ...`; returns the exit status. */
int change_start(int (*open)(struct host **ret_host), int argc, char **argv);

/* `chglogon ...`, which is `change logon ...`. */
int change_start_as(const char *what, int (*open)(struct host **ret_host), int argc, char **argv);

/* What is typed, as rows. */
extern const struct argument_table change_logon_arguments[EDITION_COUNT];
extern const struct argument_table change_port_arguments[EDITION_COUNT];
extern const struct argument_table change_user_arguments[EDITION_COUNT];

#endif
