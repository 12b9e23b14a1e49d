#include "base/reader.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "base/word.h"

/* No map of ours has more keys of its own (names under `servers:` and the like are not rows). */
enum {
	KEYS_MAX = 32,
	LISTED_MAX = 8 /* words after a suggestion; a longer list hides it */
};

void reader_refuse(struct reader *reader, const struct yaml_node *node, const char *accepted,
	const char *format, ...)
{
	va_list values;

	va_start(values, format);
	diagnostics_vadd(reader->problems,
		yaml_position(node, reader->file, reader->problems->arena), accepted, format,
		values);
	va_end(values);
}

bool reader_is(struct reader *reader, const struct yaml_node *node, enum yaml_kind kind)
{
	if (node->kind == kind)
		return true;
	reader_refuse(reader, node, NULL, "expected %s, found %s", yaml_kind_to_string(kind),
		yaml_kind_to_string(node->kind));
	return false;
}

void reader_refuse_nearest(struct reader *reader, const struct yaml_node *node, const char *noun,
	const char *text, const char *const *words, size_t count)
{
	const char *nearest = word_nearest(text, words, count);

	if (nearest)
		reader_refuse(reader, node, NULL, "unknown %s '%s'; did you mean '%s'?", noun, text,
			nearest);
	else
		reader_refuse(reader, node, NULL, "unknown %s '%s'", noun, text);
}

void reader_refuse_word(struct reader *reader, const struct yaml_node *node, const char *noun,
	const char *text, const char *const *words, size_t count)
{
	cleanup(text_deinit) struct text accepted = {0};
	const char *nearest = word_nearest(text, words, count);

	if (nearest && count > LISTED_MAX) {
		reader_refuse_nearest(reader, node, noun, text, words, count);
		return;
	}
	word_list(&accepted, words, count);
	if (nearest)
		reader_refuse(reader, node, text_string(&accepted),
			"unknown %s '%s'; did you mean '%s'?", noun, text, nearest);
	else
		reader_refuse(reader, node, text_string(&accepted), "unknown %s '%s'", noun, text);
}

static void refuse_key(struct reader *reader, const struct yaml_node *key,
	const struct yaml_node *map, const struct reader_key *keys, size_t count)
{
	const char *words[KEYS_MAX];
	struct yaml_node at = *key;

	for (size_t i = 0; i < count; i++)
		words[i] = keys[i].key;
	/* the key stands in the map: its path is the map's */
	at.parent = map->parent;
	at.name = map->name;
	reader_refuse_word(reader, &at, "key", key->text, words, count);
}

static const struct reader_key *find_key(
	const struct reader_key *keys, size_t count, const char *text)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(keys[i].key, text) == 0)
			return &keys[i];
	}
	return NULL;
}

/* A key of a map, to be sorted beside its like. */
struct twin {
	const struct yaml_node *key;
	size_t at;    /* in the map */
	size_t first; /* where the same key stands first */
	int (*compare)(const char *a, const char *b);
};

static int compare_keys(const void *a, const void *b)
{
	const struct twin *x = a, *y = b;
	int order = x->compare(x->key->text, y->key->text);

	return order ? order : (x->at > y->at) - (x->at < y->at);
}

static int compare_positions(const void *a, const void *b)
{
	const struct twin *x = a, *y = b;

	return (x->at > y->at) - (x->at < y->at);
}

/* Sorted by key the same ones are neighbours; sorted by place again they are told in order. */
static void find_twins(struct twin *twins, size_t count)
{
	qsort(twins, count, sizeof(*twins), compare_keys);
	for (size_t i = 1; i < count; i++) {
		if (twins[i].compare(twins[i].key->text, twins[i - 1].key->text) == 0)
			twins[i].first = twins[i - 1].first;
	}
	qsort(twins, count, sizeof(*twins), compare_positions);
}

void reader_refuse_twins(struct reader *reader, const struct yaml_node *map,
	int (*compare)(const char *a, const char *b))
{
	struct twin few[KEYS_MAX];
	struct twin *twins = map->count <= KEYS_MAX ? few : calloc(map->count, sizeof(*twins));

	if (!twins) {
		reader_refuse(reader, map, NULL, "memory is too short to compare its keys");
		return;
	}
	for (size_t i = 0; i < map->count; i++)
		twins[i] = (struct twin){map->keys[i], i, i, compare};
	if (map->count > 1)
		find_twins(twins, map->count);
	for (size_t i = 0; i < map->count; i++) {
		if (twins[i].first != i)
			reader_refuse(reader, twins[i].key, NULL,
				"'%s' is given twice; the first stands in line %u",
				twins[i].key->text, map->keys[twins[i].first]->line);
	}
	if (twins != few)
		free(twins);
}

bool reader_keys(struct reader *reader, const struct yaml_node *map, const struct reader_key *keys,
	size_t count, void *object)
{
	if (!reader_is(reader, map, YAML_MAP))
		return false;
	reader_refuse_twins(reader, map, strcmp);
	for (size_t i = 0; i < map->count; i++) {
		const struct reader_key *key = find_key(keys, count, map->keys[i]->text);

		if (key)
			memcpy((char *)object + key->offset, &map->values[i],
				sizeof(map->values[i]));
		else
			refuse_key(reader, map->keys[i], map, keys, count);
	}
	for (size_t i = 0; i < count; i++) {
		if (keys[i].required && !yaml_get(map, keys[i].key))
			reader_refuse(reader, map, NULL, "the key '%s' is missing", keys[i].key);
	}
	return true;
}

int reader_text(struct reader *reader, const struct yaml_node *node, const char **ret_text)
{
	const char *text;

	if (!node || !reader_is(reader, node, YAML_SCALAR))
		return 0;
	text = arena_copy(reader->arena, node->text);
	if (!text)
		return -ENOMEM;
	*ret_text = text;
	return 0;
}

int reader_word(struct reader *reader, const struct yaml_node *node, const char *const *words,
	size_t count, int *ret_at)
{
	int at;

	if (!node || !reader_is(reader, node, YAML_SCALAR))
		return 0;
	at = word_find(node->text, words, count);
	if (at < 0)
		reader_refuse_word(reader, node, "word", node->text, words, count);
	else
		*ret_at = at;
	return 0;
}

bool reader_flag_from_string(const char *text, bool *ret_flag)
{
	/* the pairs stand at even and odd places */
	static const char *const words[] = {"no", "yes", "false", "true", "off", "on"};
	int at = word_find(text, words, ARRAY_SIZE(words));

	if (at < 0)
		return false;
	*ret_flag = at % 2;
	return true;
}

int reader_flag(struct reader *reader, const struct yaml_node *node, bool *ret_flag)
{
	if (!node || !reader_is(reader, node, YAML_SCALAR))
		return 0;
	if (!reader_flag_from_string(node->text, ret_flag))
		reader_refuse(reader, node, "yes or no", "'%s' is neither yes nor no", node->text);
	return 0;
}

int reader_number(
	struct reader *reader, const struct yaml_node *node, uint64_t max, uint64_t *ret_number)
{
	unsigned long long number;

	if (!node || !reader_is(reader, node, YAML_SCALAR))
		return 0;
	if (!word_to_number(node->text, max, &number)) {
		reader_refuse(reader, node, NULL, "'%s' is not a whole number from 0 to %" PRIu64,
			node->text, max);
		return 0;
	}
	*ret_number = number;
	return 0;
}

int reader_each(struct reader *reader, const struct yaml_node *node, void *object,
	int (*read)(struct reader *reader, const struct yaml_node *node, void *object))
{
	if (node && node->kind != YAML_LIST)
		return read(reader, node, object);
	for (size_t i = 0; node && i < node->count; i++) {
		int r = read(reader, node->values[i], object);

		if (r < 0)
			return r;
	}
	return 0;
}
