/*
 * Reading a YAML tree into C: a map's keys are rows of a table. Every reader adds what is wrong to
 * the list of problems and goes on, and returns 0 or -ENOMEM; what it could not read keeps the
 * value it had.
 */
#ifndef TSFARM_BASE_READER_H
#define TSFARM_BASE_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/yaml.h"

struct reader {
	const char *file;
	struct arena *arena; /* of what is read */
	struct diagnostics *problems;
};

/*
 * One key of a map: where in an object the node of its value is kept. The object's members are
 * `const struct yaml_node *`, NULL for a key that is not there.
 */
struct reader_key {
	const char *key;
	size_t offset;
	bool required;
};

/* A table of keys, by the name of what it reads: what schemas/ is held against. */
struct reader_table {
	const char *name;
	const struct reader_key *keys;
	size_t count;
};

/* Say what is wrong at the node. `accepted` may be NULL. */
void reader_refuse(struct reader *reader, const struct yaml_node *node, const char *accepted,
	const char *format, ...) printf_like(4, 5);

/* Is the node of that kind? A problem is added when it is not. */
bool reader_is(struct reader *reader, const struct yaml_node *node, enum yaml_kind kind);

/*
 * Sort a map's values into an object by the rows. A key that no row has is refused with the nearest
 * word and all rows, a key given twice with the line of the first, a required one that is missing
 * at the map. False when the node is no map at all, which is then a problem too.
 */
bool reader_keys(struct reader *reader, const struct yaml_node *map, const struct reader_key *keys,
	size_t count, void *object);

/* Add a problem for each key that the map has twice, by the order `compare` (strcmp, name_compare). */
void reader_refuse_twins(struct reader *reader, const struct yaml_node *map,
	int (*compare)(const char *a, const char *b));

/* Single values. A NULL node is a key that is not there: nothing happens. The text is the arena's. */
int reader_text(struct reader *reader, const struct yaml_node *node, const char **ret_text);
int reader_flag(struct reader *reader, const struct yaml_node *node, bool *ret_flag);
int reader_number(
	struct reader *reader, const struct yaml_node *node, uint64_t max, uint64_t *ret_number);

/* A word of a vocabulary, as its place there. */
int reader_word(struct reader *reader, const struct yaml_node *node, const char *const *words,
	size_t count, int *ret_at);

/* Say that `text`, found at the node, is no `noun`: with the nearest word and all of them. */
void reader_refuse_word(struct reader *reader, const struct yaml_node *node, const char *noun,
	const char *text, const char *const *words, size_t count);

/* The same for a long vocabulary: the nearest word alone. */
void reader_refuse_nearest(struct reader *reader, const struct yaml_node *node, const char *noun,
	const char *text, const char *const *words, size_t count);

/* Read each value of a list, or the node alone when it is none; nothing for a NULL node. */
int reader_each(struct reader *reader, const struct yaml_node *node, void *object,
	int (*read)(struct reader *reader, const struct yaml_node *node, void *object));

#endif
