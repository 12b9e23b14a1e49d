/* Lines of the prompt's language, and the programs that they start. */
#ifndef TSFARM_SHELL_RUN_H
#define TSFARM_SHELL_RUN_H

#include "shell/shell.h"

/* The prompt of the shell. 0 or negative errno; deinit in any case. */
int shell_run_init(struct shell *shell);
void shell_run_deinit(struct shell *shell);

/* Execute a line as typed at the prompt; the shell's status is its ERRORLEVEL. */
enum shell_answer shell_run_line(struct shell *shell, const char *line);

#endif
