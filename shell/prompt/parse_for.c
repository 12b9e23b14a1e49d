#include <ctype.h>
#include <errno.h>
#include <string.h>

#include "shell/prompt/scan.h"

static const struct {
	const char *word;
	enum prompt_loop_kind kind;
} loops[] = {
	{"/d", PROMPT_LOOP_FOLDERS},
	{"/l", PROMPT_LOOP_NUMBERS},
	{"/f", PROMPT_LOOP_LINES},
};

static int parse_loop_kind(struct prompt_scan *scan, struct prompt_loop *loop)
{
	loop->options = "";
	if (prompt_take_keyword(scan, "/r"))
		return prompt_refuse_absent(scan, "for /r");
	for (size_t i = 0; i < ARRAY_SIZE(loops); i++)
		if (prompt_take_keyword(scan, loops[i].word))
			loop->kind = loops[i].kind;
	prompt_skip_delimiters(scan);
	if (loop->kind == PROMPT_LOOP_LINES && *scan->at != '%')
		loop->options = prompt_scan_word(scan);
	return loop->options ? 0 : -ENOMEM;
}

static int parse_variable(struct prompt_scan *scan, struct prompt_loop *loop)
{
	prompt_skip_delimiters(scan);
	if (scan->at[0] != '%' || !isgraph((unsigned char)scan->at[1]) ||
		!prompt_is_delimiter(scan->at[2]))
		return prompt_refuse(scan);
	loop->variable = scan->at[1];
	scan->at += 2;
	return 0;
}

static bool closes_set(char c)
{
	return c == ')';
}

/* Up to the parenthesis, over lines. Operators need a caret there, also within single quotes. */
static int parse_set(struct prompt_scan *scan, struct prompt_loop *loop)
{
	cleanup(text_deinit) struct text set = {0};

	prompt_skip_delimiters(scan);
	if (*scan->at != '(')
		return prompt_refuse(scan);
	scan->at++;
	for (;;) {
		prompt_scan_until(scan, closes_set, &set);
		if (*scan->at != '\n')
			break;
		text_add_char(&set, ' ');
		scan->at++;
	}
	if (*scan->at != ')')
		return *scan->at ? prompt_refuse(scan) : PROMPT_E_MORE;
	scan->at++;
	loop->set = set.failed ? NULL : arena_copy(scan->arena, text_string(&set));
	return loop->set ? 0 : -ENOMEM;
}

int prompt_parse_for(struct prompt_scan *scan, struct prompt_node *node)
{
	struct prompt_loop *loop = arena_alloc(scan->arena, sizeof(*loop));
	int r;

	if (!loop)
		return -ENOMEM;
	node->kind = PROMPT_FOR;
	node->loop = loop;
	r = parse_loop_kind(scan, loop);
	if (r != 0)
		return r;
	r = parse_variable(scan, loop);
	if (r != 0)
		return r;
	r = prompt_take_keyword(scan, "in") ? parse_set(scan, loop) : prompt_refuse(scan);
	if (r != 0)
		return r;
	return prompt_take_keyword(scan, "do") ? prompt_parse_body(scan, &node->left)
					       : prompt_refuse(scan);
}
