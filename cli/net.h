/* The net command, as far as it makes sense on a farm: send, session and use. */
#ifndef TSFARM_CLI_NET_H
#define TSFARM_CLI_NET_H

#include "cli/command.h"

/* `net send ...`; returns the exit status. */
int net_start(int (*open)(struct host **ret_host), int argc, char **argv);

/* What each of them does, and what is typed, as rows. */
int net_send(const struct command_call *call);
int net_session(const struct command_call *call);
int net_use(const struct command_call *call);
extern const struct argument_table net_send_arguments[EDITION_COUNT];
extern const struct argument_table net_session_arguments[EDITION_COUNT];
extern const struct argument_table net_use_arguments[EDITION_COUNT];

enum net_exit {
	NET_FAILED = 2 /* as NET exits with after "System error 5 has occurred." */
};

/* Say that the system answered that number; returns NET_FAILED. */
int net_print_error(const struct command_connection *connection, int number);

#endif
