/* Wrong commands that send messages to sessions: msg. */
#ifndef TSFARM_CLI_MUTANTS_MUTANT_MESSAGE_H
#define TSFARM_CLI_MUTANTS_MUTANT_MESSAGE_H

#include "cli/mutants/mutant_command.h"

/* Have `may` decide who sends to a session, whatever the farm says of the permission. */
void mutant_decide_message(struct mutant *mutant, bool (*may)(const struct mutant_rights *rights));

#endif
