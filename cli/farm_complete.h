/*
 * What shells complete on the command lines of `tsfarm`, `logoff` and the commands around it, from the
 * farm that they name.
 */
#ifndef TSFARM_CLI_FARM_COMPLETE_H
#define TSFARM_CLI_FARM_COMPLETE_H

#include <stdbool.h>

#include "base/command.h"
#include "base/completion.h"

/* The function of that name in struct command_program: seats, servers, and the lines of the commands
 * around logoff. */
bool tsfarm_complete(struct completion *completion, const char *kind,
	const struct command_line *line, const void *settings);

/* Answer for a command of these words, its name first, on the farm of the environment; the exit status. */
int tsfarm_complete_command(int argc, char **argv);

struct snapshot;

/* Offer the sessions in which somebody can type: "WF12/3". Without a farm (NULL) none are known. */
void tsfarm_offer_seats(struct completion *completion, const struct snapshot *snapshot);

#endif
