/* The file of a shell's farm, which others may delete, replace and put back at any time. */
#ifndef TSFARM_SHELL_OPEN_FARM_H
#define TSFARM_SHELL_OPEN_FARM_H

#include <stdbool.h>

struct shell;

/* Open the farm of the settings. Returns EXIT_DONE, or the exit status of a complaint. */
int open_farm_begin(struct shell *shell);

/*
 * Open the file that has the path now, unless it is open already. `was_executed` is for the complaint, as
 * in shell_complain_of_farm(). Returns 0, or after a complaint negative errno or an answer of farm_open().
 */
int open_farm_reach(struct shell *shell, bool was_executed);

#endif
