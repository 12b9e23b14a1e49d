/*
 * The programs of a Terminal Server, such as logoff, as processes: a seam to the system. They run beside the
 * shell, so that Ctrl-C ends them and not the shell.
 */
#ifndef TSFARM_SHELL_CHILD_H
#define TSFARM_SHELL_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "shell/prompt/prompt.h"

/* The names of the programs of an edition; NULL ends them. Valid until the next call. */
const char *const *child_names(enum prompt_edition edition);

/* The lines of `help` about them. Valid until the next call. */
const struct prompt_help *child_help(enum prompt_edition edition);

/* Find a program by its name in any case, with or without ".exe". Returns its name in the table, or NULL. */
const char *child_find(const char *typed, enum prompt_edition edition);

/*
 * Start the program with the arguments (the first is its name; NULL ends them), the three standard streams,
 * which stay the caller's, and our environment. Returns 0 with a process for child_wait(), -ENOENT if the
 * program is not installed, or negative errno. A signal that ends us meanwhile ends the program, too.
 */
int child_start(
	const char *name, char *const *arguments, const int descriptors[3], intptr_t *ret_process);

/* Wait for its end. Returns 0 with its exit status, 128 plus the signal that killed it, or negative errno. */
int child_wait(intptr_t process, int *ret_status);

/*
 * Make a pipe that no program inherits: read from the first descriptor, write to the second. The caller
 * closes both. Returns 0 or negative errno.
 */
int child_make_pipe(int ret_ends[2]);

/* --- Ctrl-C --- */

/* From now on note Ctrl-C. It ends programs that were started, but not us. */
void child_catch_interrupts(void);

/* Was Ctrl-C pressed since the last child_forget_interrupt()? */
bool child_is_interrupted(void);
void child_forget_interrupt(void);

#endif
