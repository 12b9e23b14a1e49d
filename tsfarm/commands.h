/* The commands of `tsfarm` that only it has; cli/farm_command.h has those that the shell runs too. */
#ifndef TSFARM_TSFARM_COMMANDS_H
#define TSFARM_TSFARM_COMMANDS_H

#include "cli/farm_command.h"

extern const struct command command_create, command_check, command_act, command_test;

#endif
