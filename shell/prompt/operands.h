/* The operands and switches of the commands about files. */
#ifndef TSFARM_SHELL_PROMPT_OPERANDS_H
#define TSFARM_SHELL_PROMPT_OPERANDS_H

#include "shell/prompt/builtins.h"

/* Positive answer of prompt_operands_take(): the command was refused, and the prompt has said so. */
enum {
	PROMPT_E_REFUSED = 1
};

struct prompt_operands {
	char **words; /* without quotes; NULL ends them */
	size_t count;
	struct text switches; /* without slashes, a blank after each */
};
void prompt_operands_deinit(struct prompt_operands *operands);

/*
 * Split the tail of a command. `accepted` has the letters of its switches, `absent` those that it has
 * in Windows alone; both are in lower case. Returns 0, PROMPT_E_REFUSED or -ENOMEM; deinit in any
 * case.
 */
int prompt_operands_take(const struct prompt_command *command, const char *accepted,
	const char *absent, struct prompt_operands *ret_operands);

/* The rest of the switch with that letter, "" without one; NULL when it was not typed. */
const char *prompt_operands_switch(const struct prompt_operands *operands, char letter);

/* Refuse a command for a wrong number of operands. Returns 0. */
int prompt_refuse_syntax(const struct prompt_command *command, int *ret_status);

/* Report an error about a file. Returns 0, or -ENOMEM for that error. */
int prompt_refuse_file(
	const struct prompt_command *command, int error, const char *subject, int *ret_status);

/* Add the whole path of a file or a pattern, as Windows reports it. 0 or negative errno. */
int prompt_add_whole(const struct prompt_command *command, const char *typed, struct text *to);

/* Ask before something is lost. 0, PROMPT_E_INTERRUPTED or negative errno. */
int prompt_confirm(const struct prompt_command *command, const char *what, bool *ret_confirmed);

#endif
