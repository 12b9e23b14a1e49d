#include <ctype.h>
#include <errno.h>
#include <string.h>

#include "shell/prompt/prompt.h"
#include "shell/prompt/scan.h"

static int parse_chain(struct prompt_scan *scan, size_t level, struct prompt_node **ret_node);

static int node_new(
	struct prompt_scan *scan, enum prompt_node_kind kind, struct prompt_node **ret_node)
{
	struct prompt_node *node = arena_alloc(scan->arena, sizeof(*node));

	if (!node)
		return -ENOMEM;
	node->kind = kind;
	*ret_node = node;
	return 0;
}

/* --- A command and its tail --- */

static bool never_ends(char c)
{
	(void)c;
	return false;
}

/* A digit that stands alone before an arrow is the stream's. It is taken from the tail. */
static int take_stream(struct text *tail)
{
	size_t length = tail->length;
	int stream;

	if (!length || !isdigit((unsigned char)tail->bytes[length - 1]) ||
		(length > 1 && !prompt_is_delimiter(tail->bytes[length - 2])))
		return -1;
	stream = tail->bytes[length - 1] - '0';
	tail->bytes[--tail->length] = '\0';
	return stream;
}

static int parse_tail(struct prompt_scan *scan, struct prompt_node *node)
{
	cleanup(text_deinit) struct text tail = {0};

	for (;;) {
		int r;

		prompt_scan_until(scan, never_ends, &tail);
		if (*scan->at != '<' && *scan->at != '>')
			break;
		r = prompt_take_redirect(scan, take_stream(&tail), &node->redirects);
		if (r != 0)
			return r;
	}
	node->tail = tail.failed ? NULL : arena_copy(scan->arena, text_string(&tail));
	return node->tail ? 0 : -ENOMEM;
}

/* All of the line is the remark, whatever it says. */
static int parse_remark(struct prompt_scan *scan, struct prompt_node *node)
{
	size_t length = strcspn(scan->at, "\n");

	node->name = "rem";
	node->tail = arena_copy_bytes(scan->arena, scan->at, length);
	scan->at += length;
	return node->tail ? 0 : -ENOMEM;
}

static int parse_command(struct prompt_scan *scan, struct prompt_node *node)
{
	if (prompt_take_keyword(scan, "rem"))
		return parse_remark(scan, node);
	node->name = prompt_scan_word(scan);
	if (!node->name)
		return -ENOMEM;
	return parse_tail(scan, node);
}

/* --- Statements --- */

static bool at_line_end(struct prompt_scan *scan)
{
	prompt_skip_delimiters(scan);
	return !*scan->at || *scan->at == '\n' || (*scan->at == ')' && scan->open);
}

/* Lines within parentheses, one after the other. */
static int parse_lines(struct prompt_scan *scan, struct prompt_node **ret_node)
{
	struct prompt_node **place = ret_node, *join;
	int r;

	for (;;) {
		while (prompt_is_delimiter(*scan->at) || *scan->at == '\n')
			scan->at++;
		if (!*scan->at || (*scan->at == ')' && scan->open))
			return 0;
		if (*place) {
			r = node_new(scan, PROMPT_THEN, &join);
			if (r != 0)
				return r;
			join->left = *place;
			*place = join;
			place = &join->right;
		}
		r = parse_chain(scan, 0, place);
		if (r != 0)
			return r;
		if (!at_line_end(scan))
			return prompt_refuse(scan);
	}
}

static int parse_group(struct prompt_scan *scan, struct prompt_node *node)
{
	int r;

	node->kind = PROMPT_GROUP;
	scan->at++;
	scan->open++;
	r = parse_lines(scan, &node->left);
	scan->open--;
	if (r != 0)
		return r;
	if (!*scan->at)
		return PROMPT_E_MORE;
	if (!node->left)
		return prompt_refuse(scan);
	scan->at++;
	return prompt_take_redirects(scan, &node->redirects);
}

/* A keyword that asks for help is a command like others. */
static bool take_statement(struct prompt_scan *scan, const char *keyword)
{
	const char *before = scan->at;

	if (!prompt_take_keyword(scan, keyword))
		return false;
	prompt_skip_delimiters(scan);
	if (strncmp(scan->at, "/?", 2) != 0)
		return true;
	scan->at = before;
	return false;
}

static int parse_statement_at(struct prompt_scan *scan, struct prompt_node *node)
{
	if (*scan->at == '(')
		return parse_group(scan, node);
	if (take_statement(scan, "if"))
		return prompt_parse_if(scan, node);
	if (take_statement(scan, "for"))
		return prompt_parse_for(scan, node);
	return parse_command(scan, node);
}

/* A label and a parenthesis that closes nothing make the rest of the line a remark. */
static bool take_nothing(struct prompt_scan *scan)
{
	if (*scan->at == ':' || (*scan->at == ')' && !scan->open))
		scan->at += strcspn(scan->at, "\n");
	return !*scan->at || *scan->at == '\n' || prompt_at_end(scan);
}

static int parse_statement(struct prompt_scan *scan, struct prompt_node **ret_node)
{
	struct prompt_node *node;
	int r = node_new(scan, PROMPT_COMMAND, &node);

	if (r != 0)
		return r;
	if (scan->depth >= PROMPT_NESTING_MAX)
		return PROMPT_E_DEEP;
	for (prompt_skip_delimiters(scan); *scan->at == '@'; prompt_skip_delimiters(scan)) {
		node->is_quiet = true;
		scan->at++;
	}
	r = prompt_take_redirects(scan, &node->redirects);
	if (r != 0 || (take_nothing(scan) && !node->redirects))
		return r;
	scan->depth++;
	r = parse_statement_at(scan, node);
	scan->depth--;
	*ret_node = node;
	return r;
}

/* What binds least comes first. */
static const struct {
	const char *word;
	enum prompt_node_kind kind;
} operators[] = {
	{"&", PROMPT_THEN},
	{"||", PROMPT_OR},
	{"&&", PROMPT_AND},
	{"|", PROMPT_PIPE},
};

static bool take_operator(struct prompt_scan *scan, size_t level)
{
	const char *word = operators[level].word;
	size_t length;

	prompt_skip_delimiters(scan);
	length = strspn(scan->at, *scan->at == '&' ? "&" : "|");
	if (length > 2)
		length = 2;
	if (length != strlen(word) || *scan->at != *word)
		return false;
	scan->at += length;
	return true;
}

static int parse_operand(struct prompt_scan *scan, size_t level, struct prompt_node **ret_node)
{
	if (level + 1 < ARRAY_SIZE(operators))
		return parse_chain(scan, level + 1, ret_node);
	return parse_statement(scan, ret_node);
}

/* Right of an operator stands the rest of the chain, so that a long one is walked, not nested. */
static int parse_chain(struct prompt_scan *scan, size_t level, struct prompt_node **ret_node)
{
	struct prompt_node **place = ret_node, *join;
	int r;

	for (;;) {
		r = parse_operand(scan, level, place);
		if (r != 0)
			return r;
		if (!*place || !take_operator(scan, level))
			break;
		r = node_new(scan, operators[level].kind, &join);
		if (r != 0)
			return r;
		join->left = *place;
		*place = join;
		place = &join->right;
	}
	/* behind an `&` there may be nothing */
	if (*place || place == ret_node)
		return 0;
	return operators[level].kind == PROMPT_THEN && at_line_end(scan) ? 0 : prompt_refuse(scan);
}

int prompt_parse_body(struct prompt_scan *scan, struct prompt_node **ret_node)
{
	int r = parse_chain(scan, 0, ret_node);

	return r != 0 || *ret_node ? r : prompt_refuse(scan);
}

int prompt_parse(struct arena *arena, const char *text, struct prompt_node **ret_node,
	const char **ret_unexpected)
{
	struct prompt_scan scan = {.arena = arena, .at = text};
	struct prompt_node *node = NULL;
	int r = parse_lines(&scan, &node);

	if (scan.is_unfinished && (r == 0 || r == PROMPT_E_SYNTAX))
		r = PROMPT_E_MORE;
	if (r == PROMPT_E_UNEXPECTED || r == PROMPT_E_ABSENT)
		*ret_unexpected = scan.unexpected;
	if (r == 0)
		*ret_node = node;
	return r;
}

bool prompt_needs_more(const char *text)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	struct prompt_node *node;
	const char *unexpected;

	return arena && prompt_parse(arena, text, &node, &unexpected) == PROMPT_E_MORE;
}
