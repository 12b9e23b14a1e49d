#include <errno.h>
#include <string.h>
#include <strings.h>

#include "shell/prompt/scan.h"

static const struct {
	const char *word;
	enum prompt_condition_kind kind;
} conditions[] = {
	{"errorlevel", PROMPT_IF_ERRORLEVEL},
	{"exist", PROMPT_IF_EXIST},
	{"defined", PROMPT_IF_DEFINED},
};

static bool is_operation(const char *word)
{
	static const char *const words[] = {"EQU", "NEQ", "LSS", "LEQ", "GTR", "GEQ"};

	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (strcasecmp(word, words[i]) == 0)
			return true;
	return false;
}

static int parse_comparison(struct prompt_scan *scan, struct prompt_condition *condition)
{
	const char *operation;

	condition->left = prompt_scan_word(scan);
	if (!condition->left)
		return -ENOMEM;
	while (*scan->at == ' ' || *scan->at == '\t')
		scan->at++;
	operation = scan->at;
	if (strncmp(operation, "==", 2) == 0)
		condition->operation = "==";
	else
		condition->operation = prompt_scan_word(scan);
	if (!condition->operation)
		return -ENOMEM;
	if (condition->operation[0] != '=' && !is_operation(condition->operation)) {
		scan->at = operation;
		return prompt_refuse(scan);
	}
	condition->right = prompt_scan_word(scan);
	return condition->right ? 0 : -ENOMEM;
}

static int parse_condition(struct prompt_scan *scan, struct prompt_condition *condition)
{
	/* in either order: scripts write `if /i not` */
	condition->ignores_case = prompt_take_keyword(scan, "/i");
	condition->is_negated = prompt_take_keyword(scan, "not");
	condition->ignores_case |= prompt_take_keyword(scan, "/i");
	for (size_t i = 0; i < ARRAY_SIZE(conditions); i++) {
		if (!prompt_take_keyword(scan, conditions[i].word))
			continue;
		condition->kind = conditions[i].kind;
		condition->word = conditions[i].word;
		condition->left = prompt_scan_word(scan);
		return condition->left ? 0 : -ENOMEM;
	}
	if (prompt_take_keyword(scan, "cmdextversion"))
		return prompt_refuse_absent(scan, "if cmdextversion");
	condition->kind = PROMPT_IF_COMPARE;
	return parse_comparison(scan, condition);
}

int prompt_parse_if(struct prompt_scan *scan, struct prompt_node *node)
{
	int r;

	node->kind = PROMPT_IF;
	node->condition = arena_alloc(scan->arena, sizeof(*node->condition));
	if (!node->condition)
		return -ENOMEM;
	r = parse_condition(scan, node->condition);
	if (r == 0)
		r = prompt_parse_body(scan, &node->left);
	if (r == 0 && prompt_take_keyword(scan, "else"))
		r = prompt_parse_body(scan, &node->right);
	return r;
}
