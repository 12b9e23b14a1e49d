#include "base/utf8.h"
#include "base/yaml.h"

#include <assert.h>
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <yaml.h>

enum {
	DEEPEST = 64,
	/* Refuses a text whose aliases multiply; a farm of a million sessions has a quarter of it. */
	HEAVIEST = 32 * 1000 * 1000
};

struct anchor {
	const char *name;
	struct yaml_node *node; /* NULL while the node is still being read */
};

struct composer {
	yaml_parser_t parser;
	const char *file;
	const char *bytes;
	size_t length;
	struct arena *arena;
	struct diagnostics *problems;
	struct anchor *anchors;
	size_t anchor_count;
	unsigned depth;
};

/* The text was refused, and the problem is in the list. */
enum {
	REFUSED = 1
};

static int compose_any(struct composer *composer, yaml_event_t *event, struct yaml_node **ret_node);

static int refuse_at(struct composer *composer, yaml_mark_t mark, const char *sentence)
{
	struct position at = {
		composer->file, (unsigned)mark.line + 1, (unsigned)mark.column + 1, NULL};

	diagnostics_add(composer->problems, at, NULL, "%s", sentence);
	return REFUSED;
}

/* libyaml gives a bad byte's offset without its line. */
static yaml_mark_t mark_of_offset(const char *bytes, size_t offset)
{
	yaml_mark_t mark = {0};

	for (size_t i = 0; i < offset; i++) {
		bool line_ends = bytes[i] == '\n';
		bool begins_character = !utf8_continues(bytes[i]);

		mark.line += line_ends;
		mark.column = line_ends ? 0 : mark.column + begins_character;
	}
	return mark;
}

/* Is the character at the mark a tab, or is one in front of it, among blanks alone? */
static bool is_indented_by_tab(const struct composer *composer, yaml_mark_t mark)
{
	size_t at = utf8_offset(composer->bytes, composer->length, mark.index);
	bool has_tab = at < composer->length && composer->bytes[at] == '\t';

	for (; at > 0 && composer->bytes[at - 1] != '\n'; at--) {
		if (!strchr(" \t", composer->bytes[at - 1]))
			return false;
		has_tab |= composer->bytes[at - 1] == '\t';
	}
	return has_tab;
}

static int refuse_syntax(struct composer *composer)
{
	const yaml_parser_t *parser = &composer->parser;
	const char *problem = parser->problem ? parser->problem : "not YAML";
	char sentence[256];

	if (parser->error == YAML_MEMORY_ERROR)
		return -ENOMEM;
	if (parser->error == YAML_READER_ERROR) {
		snprintf(sentence, sizeof(sentence), "not UTF-8 text: %s", problem);
		return refuse_at(composer, mark_of_offset(composer->bytes, parser->problem_offset),
			sentence);
	}
	if (is_indented_by_tab(composer, parser->problem_mark))
		return refuse_at(composer, parser->problem_mark,
			"the line is indented with a tab; indent with spaces");
	snprintf(sentence, sizeof(sentence), "not YAML: %s%s%s", problem,
		parser->context ? ", " : "", parser->context ? parser->context : "");
	return refuse_at(composer, parser->problem_mark, sentence);
}

static int next_event(struct composer *composer, yaml_event_t *event)
{
	return yaml_parser_parse(&composer->parser, event) ? 0 : refuse_syntax(composer);
}

static struct yaml_node *node_new(
	struct composer *composer, enum yaml_kind kind, const yaml_event_t *event)
{
	struct yaml_node *node = arena_alloc(composer->arena, sizeof(*node));

	if (!node)
		return NULL;
	node->kind = kind;
	node->line = (unsigned)event->start_mark.line + 1;
	node->column = (unsigned)event->start_mark.column + 1;
	node->begin = event->start_mark.index;
	node->end = event->end_mark.index;
	node->weight = 1;
	return node;
}

static int anchor_add(struct composer *composer, const yaml_char_t *name)
{
	struct anchor *anchor;

	if (!name)
		return 0;
	anchor = arena_append(
		composer->arena, &composer->anchors, composer->anchor_count, sizeof(*anchor));
	if (!anchor)
		return -ENOMEM;
	anchor->name = arena_copy(composer->arena, (const char *)name);
	if (!anchor->name)
		return -ENOMEM;
	composer->anchor_count++;
	return 0;
}

static int compose_alias(
	struct composer *composer, const yaml_event_t *event, struct yaml_node **ret_node)
{
	const char *name = (const char *)event->data.alias.anchor;

	/* the newest first: a name given twice means its latest node */
	for (size_t i = composer->anchor_count; i-- > 0;) {
		if (strcmp(composer->anchors[i].name, name) != 0)
			continue;
		if (!composer->anchors[i].node)
			return refuse_at(composer, event->start_mark, "the alias contains itself");
		*ret_node = composer->anchors[i].node;
		return 0;
	}
	return refuse_at(composer, event->start_mark, "the alias has no anchor before it");
}

static int compose_scalar(
	struct composer *composer, const yaml_event_t *event, struct yaml_node **ret_node)
{
	struct yaml_node *node = node_new(composer, YAML_SCALAR, event);
	const char *value = (const char *)event->data.scalar.value;
	size_t length = event->data.scalar.length;

	if (!node)
		return -ENOMEM;
	if (memchr(value, '\0', length))
		return refuse_at(
			composer, event->start_mark, "a NUL character cannot stand in a text");
	node->text = arena_copy_bytes(composer->arena, value, length);
	if (!node->text)
		return -ENOMEM;
	node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	*ret_node = node;
	return 0;
}

static int add_value(struct composer *composer, struct yaml_node *node, struct yaml_node *value,
	const char *name)
{
	struct yaml_node **at = arena_append(
		composer->arena, &node->values, node->count, sizeof(struct yaml_node *));

	if (!at)
		return -ENOMEM;
	*at = value;
	node->weight += value->weight;
	if (!value->parent) {
		value->parent = node;
		value->name = name;
	}
	node->count++;
	return 0;
}

/* Does the event end the collection? It is then used up. What has no bracket ends with its last value. */
static bool closes_collection(struct yaml_node *node, yaml_event_t *event, yaml_event_type_t end)
{
	if (event->type != end)
		return false;
	if (event->end_mark.index > event->start_mark.index)
		node->end = event->end_mark.index;
	else if (node->count)
		node->end = node->values[node->count - 1]->end;
	yaml_event_delete(event);
	return true;
}

static int compose_list(struct composer *composer, struct yaml_node *list)
{
	for (;;) {
		struct yaml_node *value;
		yaml_event_t event;
		const char *name;
		int r = next_event(composer, &event);

		if (r != 0)
			return r;
		if (closes_collection(list, &event, YAML_SEQUENCE_END_EVENT))
			return 0;
		r = compose_any(composer, &event, &value);
		if (r != 0)
			return r;
		name = arena_printf(composer->arena, "[%zu]", list->count + 1);
		r = name ? add_value(composer, list, value, name) : -ENOMEM;
		if (r != 0)
			return r;
	}
}

static int compose_key(struct composer *composer, yaml_event_t *event, struct yaml_node *map,
	const char **ret_name)
{
	yaml_mark_t mark = event->start_mark;
	struct yaml_node *key, **at;
	int r = compose_any(composer, event, &key);

	if (r != 0)
		return r;
	if (key->kind != YAML_SCALAR)
		return refuse_at(composer, mark, "a key must be one word or a quoted text");
	at = arena_append(composer->arena, &map->keys, map->count, sizeof(struct yaml_node *));
	if (!at)
		return -ENOMEM;
	*at = key;
	*ret_name = key->text;
	if (!key->parent) {
		key->parent = map;
		key->name = key->text;
	}
	return 0;
}

static int compose_map(struct composer *composer, struct yaml_node *map)
{
	for (;;) {
		struct yaml_node *value;
		yaml_event_t event;
		const char *name;
		int r = next_event(composer, &event);

		if (r != 0)
			return r;
		if (closes_collection(map, &event, YAML_MAPPING_END_EVENT))
			return 0;
		r = compose_key(composer, &event, map, &name);
		if (r != 0)
			return r;
		r = next_event(composer, &event);
		if (r != 0)
			return r;
		r = compose_any(composer, &event, &value);
		if (r != 0)
			return r;
		r = add_value(composer, map, value, name);
		if (r != 0)
			return r;
	}
}

static int compose_node(
	struct composer *composer, const yaml_event_t *event, struct yaml_node **ret_node)
{
	bool is_list = event->type == YAML_SEQUENCE_START_EVENT;
	struct yaml_node *node;
	int r;

	if (event->type == YAML_SCALAR_EVENT)
		return compose_scalar(composer, event, ret_node);
	node = node_new(composer, is_list ? YAML_LIST : YAML_MAP, event);
	if (!node)
		return -ENOMEM;
	if (composer->depth == DEEPEST)
		return refuse_at(composer, event->start_mark, "nested too deeply");
	composer->depth++;
	r = is_list ? compose_list(composer, node) : compose_map(composer, node);
	composer->depth--;
	if (r == 0 && node->weight > HEAVIEST)
		return refuse_at(
			composer, event->start_mark, "too large once its aliases are followed");
	*ret_node = node;
	return r;
}

static const yaml_char_t *anchor_of(const yaml_event_t *event)
{
	switch ((int)event->type) {
	case YAML_SCALAR_EVENT:
		return event->data.scalar.anchor;
	case YAML_SEQUENCE_START_EVENT:
		return event->data.sequence_start.anchor;
	case YAML_MAPPING_START_EVENT:
		return event->data.mapping_start.anchor;
	default:
		return NULL;
	}
}

/* Read the node that begins with the event, which is used up. */
static int compose_any(struct composer *composer, yaml_event_t *event, struct yaml_node **ret_node)
{
	size_t anchor = composer->anchor_count;
	int r = anchor_add(composer, anchor_of(event));

	if (r == 0 && event->type == YAML_ALIAS_EVENT)
		r = compose_alias(composer, event, ret_node);
	else if (r == 0)
		r = compose_node(composer, event, ret_node);
	if (r == 0 && anchor_of(event))
		composer->anchors[anchor].node = *ret_node;
	yaml_event_delete(event);
	return r;
}

/* The stream and document events around the one document; anything after it is refused. */
static int compose_document(struct composer *composer, struct yaml_node **ret_root)
{
	struct yaml_node *root = NULL;
	int r = 0;

	for (;;) {
		yaml_event_t event;
		yaml_event_type_t type;
		yaml_mark_t mark;

		r = next_event(composer, &event);
		if (r != 0)
			return r;
		type = event.type;
		mark = event.start_mark;
		if (type == YAML_STREAM_START_EVENT || type == YAML_DOCUMENT_END_EVENT ||
			type == YAML_STREAM_END_EVENT ||
			(type == YAML_DOCUMENT_START_EVENT && !root)) {
			yaml_event_delete(&event);
		} else if (type == YAML_DOCUMENT_START_EVENT) {
			yaml_event_delete(&event);
			return refuse_at(composer, mark, "a second document; one file holds one");
		} else {
			r = compose_any(composer, &event, &root);
			if (r != 0)
				return r;
		}
		if (type == YAML_STREAM_END_EVENT)
			break;
	}
	if (!root)
		return refuse_at(composer, (yaml_mark_t){0}, "the file is empty");
	*ret_root = root;
	return 0;
}

int yaml_parse(const char *file, const char *bytes, size_t length, struct arena *arena,
	struct diagnostics *problems, struct yaml_node **ret_root)
{
	struct composer composer = {.file = file,
		.bytes = length ? bytes : "",
		.length = length,
		.arena = arena,
		.problems = problems};
	struct yaml_node *root = NULL;
	int r;

	if (!yaml_parser_initialize(&composer.parser))
		return -ENOMEM;
	yaml_parser_set_input_string(
		&composer.parser, (const unsigned char *)composer.bytes, length);
	yaml_parser_set_encoding(&composer.parser, YAML_UTF8_ENCODING);
	r = compose_document(&composer, &root);
	yaml_parser_delete(&composer.parser);
	if (r < 0)
		return r;
	*ret_root = r == REFUSED ? NULL : root;
	return 0;
}

bool yaml_is_null(const struct yaml_node *node)
{
	return node->kind == YAML_SCALAR && node->plain &&
	       (!*node->text || strcmp(node->text, "~") == 0 || strcmp(node->text, "null") == 0);
}

const struct yaml_node *yaml_get(const struct yaml_node *map, const char *key)
{
	if (map->kind != YAML_MAP)
		return NULL;
	for (size_t i = 0; i < map->count; i++) {
		if (strcmp(map->keys[i]->text, key) == 0)
			return map->values[i];
	}
	return NULL;
}

static const char *path_of(const struct yaml_node *node, struct arena *arena)
{
	const char *above;

	if (!node->parent)
		return "";
	above = path_of(node->parent, arena);
	if (!above)
		return NULL;
	return arena_printf(
		arena, "%s%s%s", above, *above && *node->name != '[' ? "." : "", node->name);
}

struct position yaml_position(const struct yaml_node *node, const char *file, struct arena *arena)
{
	return (struct position){file, node->line, node->column, path_of(node, arena)};
}

const char *yaml_kind_to_string(enum yaml_kind kind)
{
	static const char *const words[YAML_KIND_COUNT] = {[YAML_SCALAR] = "a single value",
		[YAML_LIST] = "a list",
		[YAML_MAP] = "a map of keys"};

	assert(kind < YAML_KIND_COUNT);
	return words[kind];
}
