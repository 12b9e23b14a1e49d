#include <ctype.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "shell/prompt/drive.h"
#include "shell/prompt/state.h"

/* As in SET /A, but a number that is too large is the largest one. */
static bool is_number(const char *text, int32_t *ret_number)
{
	char *end;
	long long number = strtoll(text, &end, 0);

	*ret_number = (int32_t)(number > INT32_MAX   ? INT32_MAX
				: number < INT32_MIN ? INT32_MIN
						     : number);
	return *text && !*end;
}

/* Numbers are compared as such, when both are. */
static int compare_values(
	const struct prompt_condition *condition, const char *left, const char *right)
{
	int32_t a, b;

	if (condition->operation[0] != '=' && is_number(left, &a) && is_number(right, &b))
		return a < b ? -1 : a > b;
	return condition->ignores_case ? strcasecmp(left, right) : strcmp(left, right);
}

static bool comparison_holds(
	const struct prompt_condition *condition, const char *left, const char *right)
{
	int order = compare_values(condition, left, right);

	switch (toupper((unsigned char)condition->operation[0])) {
	case 'N':
		return order != 0;
	case 'L':
		return order < 0 ||
		       (order == 0 && toupper((unsigned char)condition->operation[1]) == 'E');
	case 'G':
		return order > 0 ||
		       (order == 0 && toupper((unsigned char)condition->operation[1]) == 'E');
	default:
		return order == 0;
	}
}

static bool condition_holds(const struct prompt *prompt, const struct prompt_condition *condition,
	char *left, const char *right)
{
	switch (condition->kind) {
	case PROMPT_IF_ERRORLEVEL:
		return prompt->errorlevel >= atoi(left);
	case PROMPT_IF_EXIST:
		return drive_exists(prompt->drive, prompt_unquote(left));
	case PROMPT_IF_DEFINED:
		return prompt_get(prompt, prompt_unquote(left)) != NULL;
	case PROMPT_IF_COMPARE:
		break;
	}
	return comparison_holds(condition, left, right);
}

int prompt_run_if(struct prompt *prompt, const struct prompt_node *node, const int descriptors[3],
	int *ret_status)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	const struct prompt_condition *condition = node->condition;
	char *left = arena ? prompt_expand_late(prompt, arena, condition->left) : NULL;
	char *right =
		left ? prompt_expand_late(prompt, arena, condition->right ? condition->right : "")
		     : NULL;

	if (!right)
		return -ENOMEM;
	*ret_status = 0;
	if (condition_holds(prompt, condition, left, right) != condition->is_negated)
		return prompt_run(prompt, node->left, descriptors, ret_status);
	return prompt_run(prompt, node->right, descriptors, ret_status);
}
