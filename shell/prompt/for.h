/* Loops while they run. */
#ifndef TSFARM_SHELL_PROMPT_FOR_H
#define TSFARM_SHELL_PROMPT_FOR_H

#include "shell/prompt/state.h"

struct prompt_loop_run {
	struct prompt *prompt;
	const struct prompt_node *node;
	const int *descriptors;
	struct arena *arena;
	char *set; /* with the variables of outer loops expanded */
	int *ret_status;
};

/* Run the body with the variables as they are set. Returns as prompt_run(). */
int prompt_loop_once(struct prompt_loop_run *run);

/* for /f */
int prompt_loop_over_lines(struct prompt_loop_run *run);

enum {
	PROMPT_TOKEN_MAX = 31
};

/* What stands in the quotes of for /f. */
struct prompt_line_options {
	char eol;
	char delimiters[128];
	unsigned long skip;
	bool is_asked[PROMPT_TOKEN_MAX + 1]; /* token numbers, from 1 */
	bool takes_rest;                     /* * behind the last */
	bool uses_backquotes;
};

/* Returns 0, or PROMPT_E_SYNTAX. */
int prompt_line_options_parse(const char *options, struct prompt_line_options *ret_options);

/*
 * The tokens of a line that are asked for, in the order of their numbers, into `tokens`, cut out of
 * it; "" for those that it lacks. Returns how many there are; 0 when the line lacks the first of
 * them, or is none at all: then nothing is run.
 */
size_t prompt_line_take(const struct prompt_line_options *options, char *line,
	const char *tokens[PROMPT_TOKEN_MAX + 1]);

#endif
