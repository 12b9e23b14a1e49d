#include "conformance/suite/substitute.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"

/* What is being replaced, for whom. */
struct substitution {
	struct reader *reader;
	const struct yaml_node *row;
};

static int copy_node(struct substitution *substitution, const struct yaml_node *node,
	const struct yaml_node *parent, const char *name, struct yaml_node **ret_node);

static void refuse_placeholder(
	struct substitution *substitution, const struct yaml_node *node, const char *name)
{
	const struct yaml_node *row = substitution->row;
	const char *words[64];
	size_t count = 0;

	for (size_t i = 0; i < row->count && count < ARRAY_SIZE(words); i++)
		words[count++] = row->keys[i]->text;
	reader_refuse_word(substitution->reader, node, "placeholder", name, words, count);
}

/* The value of the placeholder whose name has `length` bytes; NULL, and a problem, when there is none. */
static const struct yaml_node *value_of(struct substitution *substitution,
	const struct yaml_node *node, const char *name, size_t length)
{
	const char *key = arena_copy_bytes(substitution->reader->arena, name, length);
	const struct yaml_node *value = key ? yaml_get(substitution->row, key) : NULL;

	if (!value)
		refuse_placeholder(substitution, node, key ? key : "");
	return value;
}

/* Replace the placeholder that begins at the brace `at`; returns what is behind it. */
static const char *replace_placeholder(struct substitution *substitution,
	const struct yaml_node *node, const char *at, struct text *to)
{
	const char *end = strchr(at, '}');
	const struct yaml_node *value;

	if (!end) {
		reader_refuse(substitution->reader, node, NULL,
			"a placeholder is not closed; '{{' is a brace");
		return at + strlen(at);
	}
	value = value_of(substitution, node, at + 1, (size_t)(end - at - 1));
	if (value && value->kind != YAML_SCALAR)
		reader_refuse(substitution->reader, node, NULL,
			"the placeholder '%.*s' is %s, and can only stand alone",
			(int)(end - at - 1), at + 1, yaml_kind_to_string(value->kind));
	else if (value)
		text_add(to, value->text);
	return end + 1;
}

static int replace_all(
	struct substitution *substitution, const struct yaml_node *node, const char **ret_text)
{
	cleanup(text_deinit) struct text text = {0};

	for (const char *at = node->text; *at;) {
		if (*at == '{' && at[1] != '{') {
			at = replace_placeholder(substitution, node, at, &text);
			continue;
		}
		text_add_char(&text, *at);
		at += *at == '{' ? 2 : 1;
	}
	*ret_text = arena_copy(substitution->reader->arena, text_string(&text));
	return text.failed || !*ret_text ? -ENOMEM : 0;
}

/* A text that is nothing but one placeholder. */
static bool is_placeholder_alone(const char *text)
{
	size_t length = strlen(text);

	return length > 2 && text[0] == '{' && text[1] != '{' && strcspn(text, "}") == length - 1;
}

static int copy_scalar(
	struct substitution *substitution, const struct yaml_node *node, struct yaml_node *to)
{
	const struct yaml_node *value;

	if (!is_placeholder_alone(node->text))
		return replace_all(substitution, node, &to->text);
	value = value_of(substitution, node, node->text + 1, strlen(node->text) - 2);
	if (!value)
		return 0;
	/* the value stands where the placeholder stood */
	to->kind = value->kind;
	to->plain = value->plain;
	to->text = value->text;
	to->count = value->count;
	to->keys = value->keys;
	to->values = value->values;
	return 0;
}

static int copy_entries(
	struct substitution *substitution, const struct yaml_node *node, struct yaml_node *to)
{
	to->values = arena_alloc(
		substitution->reader->arena, (node->count + 1) * sizeof(struct yaml_node *));
	if (!to->values)
		return -ENOMEM;
	for (size_t i = 0; i < node->count; i++) {
		int r;

		/* the rows themselves have no placeholders */
		if (node->kind == YAML_MAP && !node->parent &&
			strcmp(node->keys[i]->text, "cases") == 0) {
			to->values[i] = node->values[i];
			continue;
		}
		r = copy_node(
			substitution, node->values[i], to, node->values[i]->name, &to->values[i]);
		if (r < 0)
			return r;
	}
	return 0;
}

static bool has_placeholder(const struct yaml_node *node)
{
	if (node->kind == YAML_SCALAR)
		return strchr(node->text, '{');
	for (size_t i = 0; i < node->count; i++) {
		if (has_placeholder(node->values[i]))
			return true;
	}
	return false;
}

/* A tree without placeholders is every row's: a farm in it is then made once. */
static int copy_node(struct substitution *substitution, const struct yaml_node *node,
	const struct yaml_node *parent, const char *name, struct yaml_node **ret_node)
{
	struct yaml_node *to;

	if (parent && !has_placeholder(node)) {
		*ret_node = (struct yaml_node *)node;
		return 0;
	}
	to = arena_alloc(substitution->reader->arena, sizeof(*to));
	if (!to)
		return -ENOMEM;
	*to = *node;
	to->parent = parent;
	to->name = name;
	*ret_node = to;
	if (node->kind == YAML_SCALAR)
		return copy_scalar(substitution, node, to);
	return copy_entries(substitution, node, to);
}

int substitute(struct reader *reader, const struct yaml_node *tree, const struct yaml_node *row,
	struct yaml_node **ret_tree)
{
	struct substitution substitution = {reader, row};

	return copy_node(&substitution, tree, NULL, NULL, ret_tree);
}
