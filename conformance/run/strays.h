/* What subjects leave running: children that are killed and waited for. */
#ifndef TSFARM_CONFORMANCE_RUN_STRAYS_H
#define TSFARM_CONFORMANCE_RUN_STRAYS_H

#include <stdint.h>
#include <sys/types.h>

/* Wait until the killed child ends, or until that time of machine_clock_ms(). Returns its status. */
int strays_wait_for_child(pid_t pid, uint64_t until);

/* End the processes of the group whose leader has ended, and wait until that time. */
void strays_end_group(pid_t group, uint64_t until);

/*
 * End our children that have the mark, and their children, until that time. All children if the mark
 * is NULL.
 */
void strays_end(const char *mark, uint64_t until);

#endif
