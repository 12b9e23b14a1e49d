/* Commands that later editions of Windows call by another name: DISCONN became tsdiscon. */
#ifndef TSFARM_CONFORMANCE_SUITE_COMMAND_NAME_H
#define TSFARM_CONFORMANCE_SUITE_COMMAND_NAME_H

#include "sim/tsfarm.h"

/* The name that documents and subjects use: "disconn" for "tsdiscon", else the name itself. */
const char *command_name_first(const char *name);

/* The name that is typed in the edition: "tsdiscon" for "disconn" in ws2022, else the name itself. */
const char *command_name_in(const char *name, enum edition edition);

#endif
