/* The seam of `tsfarm exec` to the system: from here on it is the command. */
#ifndef TSFARM_BASE_BECOME_H
#define TSFARM_BASE_BECOME_H

/*
 * Become the command, searched along PATH, in our own environment. Where a process cannot become
 * another, the command is run, and 0 returned with its exit status. Fails with negative errno.
 */
int become_command(char **command, int *ret_status);

/* Where programs are searched when PATH is not set. */
extern const char become_usual_path[];

#endif
