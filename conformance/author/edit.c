#include "conformance/author/edit.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/utf8.h"
#include "base/yaml_text.h"

/* Nodes count characters, files have bytes. */
static size_t begin_of(const struct edits *edits, const struct yaml_node *node)
{
	return utf8_offset(edits->bytes, edits->length, node->begin);
}

/* A block of text ends with its last line; empty lines behind it are the file's. */
static size_t end_of(const struct edits *edits, const struct yaml_node *node)
{
	size_t begin = begin_of(edits, node),
	       end = utf8_offset(edits->bytes, edits->length, node->end);

	if (node->kind != YAML_SCALAR || !edits_is_block(edits, node))
		return end;
	while (end > begin + 1 && edits->bytes[end - 1] == '\n' &&
		(edits->bytes[end - 2] == '\n' || edits->bytes[end - 2] == '\r'))
		end--;
	return end;
}

bool edits_is_block(const struct edits *edits, const struct yaml_node *node)
{
	char first = edits->bytes[begin_of(edits, node)];

	return node->kind == YAML_SCALAR ? !node->plain && (first == '|' || first == '>')
					 : first != '[' && first != '{';
}

/* --- Adding --- */

static int add_edit(
	struct edits *edits, const struct yaml_node *node, const char *yaml, const char *text)
{
	struct edit *edit;

	if (!yaml)
		return -ENOMEM;
	for (size_t i = 0; i < edits->count; i++) {
		if (edits->items[i].node == node)
			return strcmp(edits->items[i].yaml, yaml) == 0 ? 0 : -EEXIST;
	}
	edit = arena_append(edits->arena, &edits->items, edits->count, sizeof(*edit));
	if (!edit)
		return -ENOMEM;
	*edit = (struct edit){node, yaml, text};
	edits->count++;
	return 0;
}

/* How far the lines of the block are indented, or would be: deeper than the key it stands under. */
static size_t indent_of(const struct edits *edits, const struct yaml_node *node)
{
	size_t end = end_of(edits, node), at = begin_of(edits, node), indent;

	while (at < end && edits->bytes[at] != '\n')
		at++;
	while (at < end && (edits->bytes[at] == '\n' || edits->bytes[at] == '\r'))
		at++;
	indent = strspn(edits->bytes + at, " ");
	return at < end ? indent : node->parent->column + 1;
}

int edits_set_text(struct edits *edits, const struct yaml_node *node, const char *text)
{
	cleanup(text_deinit) struct text yaml = {0};
	const char *copy = arena_copy(edits->arena, text);
	bool block = edits_is_block(edits, node);

	if (block && yaml_text_has_lines(text)) {
		yaml_text_add_lines(&yaml, text, indent_of(edits, node));
	} else {
		yaml_text_add(&yaml, text);
		if (block)
			text_add_char(&yaml, '\n');
	}
	if (yaml.failed || !copy)
		return -ENOMEM;
	return add_edit(edits, node, arena_copy(edits->arena, yaml.bytes), copy);
}

int edits_set_yaml(struct edits *edits, const struct yaml_node *node, const char *yaml)
{
	return add_edit(edits, node, arena_copy(edits->arena, yaml), NULL);
}

/* --- Applying --- */

static int compare_positions(const void *a, const void *b)
{
	const struct edit *x = a, *y = b;

	return (x->node->begin > y->node->begin) - (x->node->begin < y->node->begin);
}

static const struct edit *find_edit(const struct edits *edits, const struct yaml_node *node)
{
	for (size_t i = 0; i < edits->count; i++) {
		if (edits->items[i].node == node)
			return &edits->items[i];
	}
	return NULL;
}

/* Is `after` what `before` was, but for the edits? */
static bool is_edited(
	const struct edits *edits, const struct yaml_node *before, const struct yaml_node *after)
{
	const struct edit *edit = find_edit(edits, before);

	if (edit)
		return !edit->text ||
		       (after->kind == YAML_SCALAR && strcmp(after->text, edit->text) == 0);
	if (before->kind != after->kind || before->count != after->count)
		return false;
	if (before->kind == YAML_SCALAR)
		return strcmp(before->text, after->text) == 0;
	for (size_t i = 0; i < before->count; i++) {
		if (before->kind == YAML_MAP &&
			strcmp(before->keys[i]->text, after->keys[i]->text) != 0)
			return false;
		if (!is_edited(edits, before->values[i], after->values[i]))
			return false;
	}
	return true;
}

static int check_result(const struct edits *edits, const struct text *to)
{
	cleanup(diagnostics_deinit) struct diagnostics problems = {0};
	struct yaml_node *root = NULL;
	int r = to->failed ? -ENOMEM : diagnostics_init(&problems);

	if (r == 0)
		r = yaml_parse("", text_string(to), to->length, edits->arena, &problems, &root);
	if (r < 0)
		return r;
	return root && is_edited(edits, edits->root, root) ? 0 : -EINVAL;
}

int edits_apply(struct edits *edits, struct text *to)
{
	size_t at = 0;

	if (edits->count > 1)
		qsort(edits->items, edits->count, sizeof(*edits->items), compare_positions);
	for (size_t i = 0; i < edits->count; i++) {
		const struct edit *edit = &edits->items[i];
		size_t begin = begin_of(edits, edit->node);

		if (begin < at)
			return -EINVAL;
		text_add_bytes(to, edits->bytes + at, begin - at);
		text_add(to, edit->yaml);
		at = end_of(edits, edit->node);
	}
	text_add_bytes(to, edits->bytes + at, edits->length - at);
	return check_result(edits, to);
}
