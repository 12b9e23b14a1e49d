/* The sums of `set /a`. */
#ifndef TSFARM_SHELL_PROMPT_ARITHMETIC_H
#define TSFARM_SHELL_PROMPT_ARITHMETIC_H

#include <stdint.h>

#include "shell/prompt/state.h"

/* Answers of prompt_calculate(). */
enum {
	PROMPT_E_OPERAND = 1, /* one is missing */
	PROMPT_E_OPERATOR,    /* one is missing between two operands */
	PROMPT_E_PARENTHESES, /* one is not closed */
	PROMPT_E_NUMBER,      /* it has other characters than its kind of number */
	PROMPT_E_LARGE,       /* a number needs more than 32 bits */
	PROMPT_E_DIVIDE       /* by zero */
};

/*
 * Work out sums of 32 bits that commas part, and give the variables that they name their values: a
 * name stands for the number in its variable, or for 0. Nested parentheses are limited as a line's.
 * `*ret_value` is that of the last. Also returns negative errno.
 */
int prompt_calculate(struct prompt *prompt, const char *text, int32_t *ret_value);

#endif
