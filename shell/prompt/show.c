#include <stddef.h>

#include "shell/prompt/tree.h"

static void show_redirects(const struct prompt_redirect *redirect, struct text *text)
{
	static const char *const arrows[] = {
		[PROMPT_READ] = "<",
		[PROMPT_WRITE] = ">",
		[PROMPT_APPEND] = ">>",
		[PROMPT_COPY] = ">&",
	};

	for (; redirect; redirect = redirect->next)
		text_printf(text, " %d%s%s", redirect->stream, arrows[redirect->kind],
			redirect->target);
}

static void show_loop(const struct prompt_loop *loop, struct text *text)
{
	static const char *const switches[] = {
		[PROMPT_LOOP_ITEMS] = "",
		[PROMPT_LOOP_FOLDERS] = " /d",
		[PROMPT_LOOP_NUMBERS] = " /l",
		[PROMPT_LOOP_LINES] = " /f",
	};

	text_printf(text, "for%s%s%s %%%c in (%s) do ", switches[loop->kind],
		*loop->options ? " " : "", loop->options, loop->variable, loop->set);
}

static void show_condition(const struct prompt_condition *condition, struct text *text)
{
	text_printf(text, "if %s%s", condition->is_negated ? "not " : "",
		condition->ignores_case ? "/i " : "");
	if (condition->kind != PROMPT_IF_COMPARE)
		text_printf(text, "%s %s ", condition->word, condition->left);
	else if (condition->operation[0] == '=')
		text_printf(text, "%s==%s ", condition->left, condition->right);
	else
		text_printf(
			text, "%s %s %s ", condition->left, condition->operation, condition->right);
}

/* All of a node but the right side of an operator. */
static void show_left(const struct prompt_node *node, struct text *text)
{
	switch (node->kind) {
	case PROMPT_COMMAND:
		text_printf(text, "%s%s", node->name, node->tail);
		break;
	case PROMPT_GROUP:
		text_add_char(text, '(');
		prompt_show(node->left, text);
		text_add_char(text, ')');
		break;
	case PROMPT_FOR:
		show_loop(node->loop, text);
		prompt_show(node->left, text);
		break;
	case PROMPT_IF:
		show_condition(node->condition, text);
		prompt_show(node->left, text);
		if (node->right) {
			text_add(text, " else ");
			prompt_show(node->right, text);
		}
		break;
	case PROMPT_THEN:
	case PROMPT_OR:
	case PROMPT_AND:
	case PROMPT_PIPE:
		prompt_show(node->left, text);
		break;
	}
	show_redirects(node->redirects, text);
}

void prompt_show(const struct prompt_node *node, struct text *text)
{
	static const char *const operators[] = {
		[PROMPT_THEN] = " & ",
		[PROMPT_OR] = " || ",
		[PROMPT_AND] = " && ",
		[PROMPT_PIPE] = " | ",
	};

	for (; node; node = node->right) {
		show_left(node, text);
		if (!prompt_is_operator(node))
			return;
		text_add(text, operators[node->kind]);
	}
}
