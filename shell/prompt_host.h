/* The prompt's language in a shell: its lines, and the programs, the time and the keys that it asks for. */
#ifndef TSFARM_SHELL_PROMPT_HOST_H
#define TSFARM_SHELL_PROMPT_HOST_H

#include "shell/context.h"

/* Make the prompt of the shell. Returns 0 or negative errno; deinit in any case. */
int prompt_host_init(struct shell *shell);
void prompt_host_deinit(struct shell *shell);

/*
 * Execute a line of the prompt's language, which may have several lines. The status of the shell is
 * ERRORLEVEL then. Complaints are printed. SHELL_EXIT after `exit`.
 */
enum shell_answer prompt_host_run_line(struct shell *shell, const char *line);

#endif
