/* Copies of files, and the names that they get. */
#ifndef TSFARM_SHELL_PROMPT_COPY_H
#define TSFARM_SHELL_PROMPT_COPY_H

#include "shell/prompt/builtins.h"
#include "shell/prompt/drive.h"

/* Copy one file; CON is the prompt itself. 0 or negative errno. */
int prompt_copy_file(const struct prompt_command *command, const char *from, const char *to,
	enum beneath_purpose purpose);

/* The name that a pattern such as *.bak makes of a name; the arena's, NULL when memory is short. */
char *prompt_copy_name(const struct prompt_command *command, const char *name, const char *pattern);

/* The path to which a file goes: in the folder `to`, or under the name that its pattern makes. */
char *prompt_copy_target(const struct prompt_command *command, const char *from, const char *to);

#endif
