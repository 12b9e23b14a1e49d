#include "shell/prompt/arithmetic.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct sum {
	struct prompt *prompt;
	const char *at;
	unsigned depth;
};

enum {
	NAME_MAX_LENGTH = 255
};

static int take_value(struct sum *sum, unsigned binding, int32_t *ret_value);

static const char *skip_blanks(struct sum *sum)
{
	sum->at += strspn(sum->at, " \t\"");
	return sum->at;
}

/* --- Operators --- */

static const struct {
	const char *word;
	unsigned binding; /* the more, the closer */
} operators[] = {
	/* the longer ones first */
	{"<<", 4},
	{">>", 4},
	{"*", 6},
	{"/", 6},
	{"%", 6},
	{"+", 5},
	{"-", 5},
	{"&", 3},
	{"^", 2},
	{"|", 1},
};

/* Where the operator that stands here is in the table, or -1. Behind it, `=` assigns. */
static int find_operator(const char *at)
{
	for (size_t i = 0; i < ARRAY_SIZE(operators); i++)
		if (strncmp(at, operators[i].word, strlen(operators[i].word)) == 0)
			return (int)i;
	return -1;
}

static int divide_numbers(char operation, int32_t left, int32_t right, int32_t *ret_value)
{
	int64_t wide = left;

	if (right == 0)
		return PROMPT_E_DIVIDE;
	*ret_value = (int32_t)(operation == '/' ? wide / right : wide % right);
	return 0;
}

/* In 64 bits without a sign: what does not fit is cut off, as processors do. */
static int apply_operation(char operation, int32_t left, int32_t right, int32_t *ret_value)
{
	uint64_t a = (uint64_t)(int64_t)left, b = (uint64_t)(int64_t)right;

	switch (operation) {
	case '*':
		*ret_value = (int32_t)(uint32_t)(a * b);
		return 0;
	case '+':
		*ret_value = (int32_t)(uint32_t)(a + b);
		return 0;
	case '-':
		*ret_value = (int32_t)(uint32_t)(a - b);
		return 0;
	case '<':
		*ret_value = (int32_t)(uint32_t)(a << (b & 31));
		return 0;
	case '>':
		*ret_value = (int32_t)(left >> (b & 31));
		return 0;
	case '&':
		*ret_value = left & right;
		return 0;
	case '^':
		*ret_value = left ^ right;
		return 0;
	case '|':
		*ret_value = left | right;
		return 0;
	default:
		return divide_numbers(operation, left, right, ret_value);
	}
}

/* --- Operands --- */

static bool is_name(char c)
{
	return c && !strchr(" \t\"()*/%+-<>&^|=,!~", c);
}

/* Decimal, hexadecimal (0x11) or octal (021). Only the last two may use the bit of the sign. */
static int take_number(struct sum *sum, int32_t *ret_value)
{
	unsigned long long number;
	char *end;

	errno = 0;
	number = strtoull(sum->at, &end, 0);
	if (is_name(*end))
		return PROMPT_E_NUMBER;
	if (errno == ERANGE || number > (*sum->at == '0' ? UINT32_MAX : INT32_MAX))
		return PROMPT_E_LARGE;
	sum->at = end;
	*ret_value = (int32_t)(uint32_t)number;
	return 0;
}

/* The number at the beginning of a variable's value; 0 for none. */
static int32_t number_of(const char *value)
{
	long long number = strtoll(value, NULL, 0);

	return (int32_t)(number > INT32_MAX ? INT32_MAX : number < INT32_MIN ? INT32_MIN : number);
}

static int assign_variable(struct sum *sum, const char *name, int32_t value)
{
	char number[16];

	snprintf(number, sizeof(number), "%d", (int)value);
	return prompt_set(sum->prompt, name, number);
}

/* Behind a name: `=` gives it a value, `+=` and its like another one. */
static int take_assignment(struct sum *sum, const char *name, int32_t *value)
{
	const char *at = skip_blanks(sum);
	int operation = find_operator(at), r;
	size_t length = operation < 0 ? 0 : strlen(operators[operation].word);
	int32_t right;

	if (at[length] != '=')
		return 0;
	sum->at += length + 1;
	r = take_value(sum, 0, &right);
	if (r == 0 && operation >= 0)
		r = apply_operation(*operators[operation].word, *value, right, value);
	else if (r == 0)
		*value = right;
	return r == 0 ? assign_variable(sum, name, *value) : r;
}

static int take_name(struct sum *sum, int32_t *ret_value)
{
	char name[NAME_MAX_LENGTH + 1];
	const char *value;
	size_t length = 0;

	while (is_name(sum->at[length]))
		length++;
	if (length == 0 || length >= sizeof(name))
		return PROMPT_E_OPERAND;
	memcpy(name, sum->at, length);
	name[length] = '\0';
	sum->at += length;
	value = prompt_get(sum->prompt, name);
	*ret_value = value ? number_of(value) : 0;
	return take_assignment(sum, name, ret_value);
}

static int take_parentheses(struct sum *sum, int32_t *ret_value)
{
	int r;

	sum->at++;
	r = take_value(sum, 0, ret_value);
	if (r != 0)
		return r;
	if (*skip_blanks(sum) != ')')
		return PROMPT_E_PARENTHESES;
	sum->at++;
	return 0;
}

static int take_negated(struct sum *sum, int32_t *ret_value)
{
	int32_t value;
	int r;

	sum->at++;
	r = take_value(sum, 7, &value);
	return r == 0 ? apply_operation('-', 0, value, ret_value) : r;
}

static int take_operand(struct sum *sum, int32_t *ret_value)
{
	const char *at = skip_blanks(sum);

	if (*at == '(')
		return take_parentheses(sum, ret_value);
	if (*at == '-')
		return take_negated(sum, ret_value);
	return isdigit((unsigned char)*at) ? take_number(sum, ret_value)
					   : take_name(sum, ret_value);
}

/* An operand, and all that binds closer to it than `binding`. */
static int take_operations(struct sum *sum, unsigned binding, int32_t *ret_value)
{
	int32_t left, right;
	int r = take_operand(sum, &left);

	while (r == 0) {
		int operation = find_operator(skip_blanks(sum));

		if (operation < 0 || operators[operation].binding <= binding)
			break;
		sum->at += strlen(operators[operation].word);
		r = take_value(sum, operators[operation].binding, &right);
		if (r == 0)
			r = apply_operation(*operators[operation].word, left, right, &left);
	}
	if (r == 0)
		*ret_value = left;
	return r;
}

static int take_value(struct sum *sum, unsigned binding, int32_t *ret_value)
{
	int r;

	if (sum->depth >= PROMPT_NESTING_MAX)
		return PROMPT_E_PARENTHESES;
	sum->depth++;
	r = take_operations(sum, binding, ret_value);
	sum->depth--;
	return r;
}

int prompt_calculate(struct prompt *prompt, const char *text, int32_t *ret_value)
{
	struct sum sum = {.prompt = prompt, .at = text};
	int32_t value;
	int r;

	for (;;) {
		r = take_value(&sum, 0, &value);
		if (r != 0)
			return r;
		if (*skip_blanks(&sum) != ',')
			break;
		sum.at++;
	}
	if (*sum.at)
		return *sum.at == ')' ? PROMPT_E_PARENTHESES : PROMPT_E_OPERATOR;
	*ret_value = value;
	return 0;
}
