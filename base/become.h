/* Replacing this process by a command, for `tsfarm exec`: a seam to the system. */
#ifndef TSFARM_BASE_BECOME_H
#define TSFARM_BASE_BECOME_H

/*
 * Replace this process by the command, which is found on PATH and keeps the environment. On Windows
 * the command runs as a child, and its exit status is returned with 0. Negative errno on failure.
 * `command` ends with NULL.
 */
int become_command(char **command, int *ret_status);

/* The search path when PATH is not set. */
extern const char become_usual_path[];

#endif
