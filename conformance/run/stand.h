/* A command at the terminal, in the place of a subject: a seam to the system. */
#ifndef TSFARM_CONFORMANCE_RUN_STAND_H
#define TSFARM_CONFORMANCE_RUN_STAND_H

#include "conformance/run/process.h"

/*
 * Run the arguments of the plan in its folder and environment, with the standard streams of this
 * program, to the end. Ctrl-C is the command's alone; another request to end ends the command with
 * SIGHUP. `ret_status` is its exit status, or 128 plus the signal that killed it. 0 or negative errno;
 * -ENOSYS on Windows.
 */
int stand_run(const struct process_plan *plan, int *ret_status);

#endif
