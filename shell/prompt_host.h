/* The prompt's language in a shell: its lines, and the programs, the time and the keys that it asks for. */
#ifndef TSFARM_SHELL_PROMPT_HOST_H
#define TSFARM_SHELL_PROMPT_HOST_H

#include "base/text.h"
#include "shell/context.h"
#include "shell/prompt/prompt.h"

/* Make the prompt of the shell. Returns 0 or negative errno; deinit in any case. */
int prompt_host_init(struct shell *shell);
void prompt_host_deinit(struct shell *shell);

/* The edition of the seat's server. */
enum prompt_edition prompt_host_edition(const struct shell *shell);

/*
 * Make the prompt one of the seat, which is taken: of its server's edition and its user. A new one shows
 * the banner of Windows to a person. Returns 0 or negative errno.
 */
int prompt_host_sit(struct shell *shell);

/* Add the prompt of the seat: "WF12/3 eva>", or from Windows Server 2003 on "C:\Users\eva>". */
void prompt_host_add_prompt(struct shell *shell, struct text *text);

/*
 * Execute a line of the prompt's language, which may have several lines. The status of the shell is
 * ERRORLEVEL then. Complaints are printed. SHELL_EXIT after `exit`.
 */
enum shell_answer prompt_host_run_line(struct shell *shell, const char *line);

#endif
