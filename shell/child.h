/*
 * The seam of the shell to the system's processes: logoff and the commands around it are programs,
 * which run beside the shell, so that Ctrl-C ends them and not the shell.
 */
#ifndef TSFARM_SHELL_CHILD_H
#define TSFARM_SHELL_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The programs of a Terminal Server that there are; NULL ends them. */
extern const char *const child_names[];
extern const size_t child_name_count;

/* Is it the name of one of them, whatever its case, with or without ".exe"? Its name then; or NULL. */
const char *child_find(const char *typed);

/*
 * Start the program beside us with those arguments and standard streams, in our environment.
 * Returns 0 with what child_wait() takes, or negative errno. A signal that ends us before that ends the
 * program too.
 */
int child_start(
	const char *name, char *const *arguments, const int descriptors[3], intptr_t *ret_process);

/* Wait until it ends; its exit status, 128 and the signal when one killed it. */
int child_wait(intptr_t process, int *ret_status);

/* A pipe that no program inherits by itself: read from the first, write to the second. 0 or negative errno. */
int child_make_pipe(int ret_ends[2]);

/* --- Ctrl-C --- */

/* From now on Ctrl-C is noted, and ends no process of ours but those that were started. */
void child_catch_interrupts(void);

/* Was it pressed since? */
bool child_is_interrupted(void);
void child_forget_interrupt(void);

#endif
