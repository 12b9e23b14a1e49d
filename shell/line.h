/* A line that was typed at the prompt, or at the logon prompt. */
#ifndef TSFARM_SHELL_LINE_H
#define TSFARM_SHELL_LINE_H

#include "shell/context.h"

/*
 * Execute a line: a dot command, a line of the prompt's language, or a logon. If it changes the farm, it
 * can be undone. News are printed before and after. The exit status is in the shell's status.
 */
enum shell_answer line_execute(struct shell *shell, const char *line);

#endif
