#include "conformance/suite/scenario_editions.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "base/word.h"
#include "sim/words.h"

/* An id, a title and a level belong to the rule: they are the same in every edition. */
struct edition_keys {
	const struct yaml_node *clauses, *farm, *given, *cases, *typed_in, *run, *input, *expect,
		*steps, *files, *environment, *time_limit, *skip;
};

static const struct reader_key edition_keys[] = {
	{"clauses", offsetof(struct edition_keys, clauses), true},
	{"farm", offsetof(struct edition_keys, farm), false},
	{"given", offsetof(struct edition_keys, given), false},
	{"cases", offsetof(struct edition_keys, cases), false},
	{"typed-in", offsetof(struct edition_keys, typed_in), false},
	{"run", offsetof(struct edition_keys, run), false},
	{"input", offsetof(struct edition_keys, input), false},
	{"expect", offsetof(struct edition_keys, expect), false},
	{"steps", offsetof(struct edition_keys, steps), false},
	{"files", offsetof(struct edition_keys, files), false},
	{"environment", offsetof(struct edition_keys, environment), false},
	{"time-limit", offsetof(struct edition_keys, time_limit), false},
	{"skip", offsetof(struct edition_keys, skip), false},
};

const struct reader_table scenario_edition_tables[1] = {
	{"scenario-edition", edition_keys, ARRAY_SIZE(edition_keys)},
};

static bool is_replaced(const char *key, const struct yaml_node *instead)
{
	static const char *const shapes[] = {"run", "expect", "steps"};

	if (strcmp(key, "editions") == 0 || yaml_get(instead, key))
		return true;
	/* 'steps' stand in place of 'run' and 'expect', and the reverse */
	if (word_find(key, shapes, ARRAY_SIZE(shapes)) < 0)
		return false;
	return strcmp(key, "steps") == 0 ? yaml_get(instead, "run") != NULL
					 : yaml_get(instead, "steps") != NULL;
}

static void add_pair(struct yaml_node *to, const struct yaml_node *from, size_t position)
{
	to->keys[to->count] = from->keys[position];
	to->values[to->count++] = from->values[position];
}

struct yaml_node *scenario_edition_merge(
	struct arena *arena, const struct yaml_node *root, const struct yaml_node *instead)
{
	struct yaml_node *tree = arena_alloc(arena, sizeof(*tree));
	size_t most = root->count + instead->count;

	if (!tree)
		return NULL;
	*tree = *root;
	tree->count = 0;
	tree->keys = arena_alloc(arena, most * sizeof(struct yaml_node *));
	tree->values = arena_alloc(arena, most * sizeof(struct yaml_node *));
	if (!tree->keys || !tree->values)
		return NULL;
	for (size_t i = 0; i < root->count; i++) {
		if (!is_replaced(root->keys[i]->text, instead))
			add_pair(tree, root, i);
	}
	for (size_t i = 0; i < instead->count; i++)
		add_pair(tree, instead, i);
	return tree;
}

/* A list of clauses is short for a map with them alone. */
static struct yaml_node *map_of_clauses(
	struct arena *arena, const struct yaml_node *key, const struct yaml_node *list)
{
	struct yaml_node *map = arena_alloc(arena, sizeof(*map));
	struct yaml_node *word = arena_alloc(arena, sizeof(*word));

	if (!map || !word)
		return NULL;
	*map = *list;
	*word = *key;
	word->text = "clauses";
	map->kind = YAML_MAP;
	map->count = 1;
	map->keys = arena_alloc(arena, sizeof(struct yaml_node *));
	map->values = arena_alloc(arena, sizeof(struct yaml_node *));
	if (!map->keys || !map->values)
		return NULL;
	map->keys[0] = word;
	map->values[0] = (struct yaml_node *)list;
	return map;
}

static int read_edition(struct reader *reader, const struct yaml_node *root,
	const struct yaml_node *key, const struct yaml_node *value,
	struct scenario_editions *editions)
{
	const struct yaml_node *instead = value;
	struct edition_keys keys = {0};
	struct scenario_edition *item;
	int edition = word_find(key->text, edition_words, EDITION_COUNT);
	size_t before = reader->problems->count;

	if (edition < 0) {
		reader_refuse_word(reader, key, "edition", key->text, edition_words, EDITION_COUNT);
		return 0;
	}
	if (value->kind != YAML_MAP && !yaml_is_null(value))
		instead = map_of_clauses(reader->arena, key, value);
	else
		reader_keys(reader, value, edition_keys, ARRAY_SIZE(edition_keys), &keys);
	/* a key that is refused here is not read again with the keys of the scenario */
	if (reader->problems->count != before)
		return 0;
	assert(editions->count < EDITION_COUNT);
	item = &editions->items[editions->count];
	item->edition = (enum edition)edition;
	item->tree = instead ? scenario_edition_merge(reader->arena, root, instead) : NULL;
	if (!item->tree)
		return -ENOMEM;
	editions->count++;
	return 0;
}

/* --- A list, of an own scenario --- */

static int read_listed(struct reader *reader, const struct yaml_node *root,
	const struct yaml_node *word, struct scenario_editions *editions)
{
	static const struct yaml_node nothing = {.kind = YAML_MAP};
	struct scenario_edition *item = &editions->items[editions->count];
	size_t before = reader->problems->count;
	int edition = 0;

	reader_word(reader, word, edition_words, EDITION_COUNT, &edition);
	if (reader->problems->count != before)
		return 0;
	for (size_t i = 0; i < editions->count; i++) {
		if (editions->items[i].edition != (enum edition)edition)
			continue;
		reader_refuse(reader, word, NULL, "'%s' is listed twice", word->text);
		return 0;
	}
	assert(editions->count < EDITION_COUNT);
	item->edition = (enum edition)edition;
	item->tree = scenario_edition_merge(reader->arena, root, &nothing);
	if (!item->tree)
		return -ENOMEM;
	editions->count++;
	return 0;
}

static int read_list(struct reader *reader, const struct yaml_node *root,
	const struct yaml_node *list, struct scenario_editions *editions)
{
	int r = 0;

	for (size_t i = 0; i < list->count && r == 0; i++)
		r = read_listed(reader, root, list->values[i], editions);
	return r;
}

/* --- Both --- */

int scenario_editions_read(
	struct reader *reader, const struct yaml_node *root, struct scenario_editions *ret_editions)
{
	const struct yaml_node *map = yaml_get(root, "editions");
	const struct yaml_node *clauses = yaml_get(root, "clauses");
	size_t before = reader->problems->count;

	*ret_editions = (struct scenario_editions){.named = map != NULL};
	if (!map || (map->kind != YAML_LIST && !reader_is(reader, map, YAML_MAP)))
		return 0;
	if (clauses)
		reader_refuse(reader, clauses, NULL, "'editions' does not go with 'clauses'");
	if (map->count == 0)
		reader_refuse(reader, map, NULL, "'editions' is empty");
	if (map->kind == YAML_LIST)
		return reader->problems->count == before
			       ? read_list(reader, root, map, ret_editions)
			       : 0;
	/* case makes no difference in the name of an edition */
	reader_refuse_twins(reader, map, name_compare);
	if (reader->problems->count != before)
		return 0;
	for (size_t i = 0; i < map->count; i++) {
		int r = read_edition(reader, root, map->keys[i], map->values[i], ret_editions);

		if (r < 0)
			return r;
	}
	return 0;
}
