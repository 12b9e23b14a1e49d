/* What shells complete on the command lines of `tsfarm` and `logoff` from the farm that they name. */
#ifndef TSFARM_CLI_TSFARM_COMPLETE_H
#define TSFARM_CLI_TSFARM_COMPLETE_H

#include <stdbool.h>

#include "base/command.h"
#include "base/completion.h"

/* The function of that name in struct command_program: seats, servers, and the words of a logoff. */
bool tsfarm_complete(struct completion *completion, const char *kind,
	const struct command_line *line, const void *settings);

/* Answer for a logoff of these words, on the farm of the environment; the exit status. */
int tsfarm_complete_logoff(int argc, char **argv);

#endif
