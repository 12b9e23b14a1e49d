/* The commands of `tsfarm` that only it has; cli/farm_command.h has those that the shell runs too. */
#ifndef TSFARM_TSFARM_COMMANDS_H
#define TSFARM_TSFARM_COMMANDS_H

#include "cli/farm_command.h"

/* Each does what the request asks and prints it. Returns the exit status, after one complaint. */
int tsfarm_create(const struct tsfarm_request *request, struct output *out);
int tsfarm_check(const struct tsfarm_request *request, struct output *out);

#endif
