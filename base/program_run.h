/* A program of several commands: its main function. */
#ifndef TSFARM_BASE_PROGRAM_RUN_H
#define TSFARM_BASE_PROGRAM_RUN_H

#include "base/command.h"

/* Parse the arguments of `main`, run the command they name, and return the exit status. */
int program_run(const struct command_program *program, int argc, char **argv);

#endif
