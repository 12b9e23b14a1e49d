/* The dot commands of a shell: those of its course, and its own. */
#ifndef TSFARM_SHELL_DOT_COMMANDS_H
#define TSFARM_SHELL_DOT_COMMANDS_H

#include <stddef.h>

#include "shell/context.h"

/* Run a dot command: `line` is the text after the dot. Complaints are printed. */
enum shell_answer dot_command_run(struct shell *shell, const char *line);

/* Call the function for each dot command that a user should know of, those of the course first. */
void dot_command_list(const struct shell *shell,
	void (*take)(void *context, const struct dot_command *command), void *context);

#endif
