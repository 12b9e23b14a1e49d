/*
 * Reading a YAML tree into C structs, with a table row for each key of a map. Readers add problems
 * to the list and continue. They return 0 or -ENOMEM. A value that cannot be read stays unchanged.
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

/* A table of keys with the name of the object that it reads. A test compares it with schemas/. */
struct reader_table {
	const char *name;
	const struct reader_key *keys;
	size_t count;
};

/* Add a problem at the node. `accepted` may be NULL. */
void reader_refuse(struct reader *reader, const struct yaml_node *node, const char *accepted,
	const char *format, ...) printf_like(4, 5);

/* Whether the node is of that kind. If not, a problem is added. */
bool reader_is(struct reader *reader, const struct yaml_node *node, enum yaml_kind kind);

/*
 * Store the values of a map in the members of an object, by the rows. Problems are: an unknown key,
 * with the nearest word and all rows; a repeated key, with the line of the first; a missing
 * required key, at the map. False, with a problem, if the node is no map.
 */
bool reader_keys(struct reader *reader, const struct yaml_node *map, const struct reader_key *keys,
	size_t count, void *object);

/* Add a problem for each repeated key of the map. `compare` is strcmp() or name_compare(). */
void reader_refuse_twins(struct reader *reader, const struct yaml_node *map,
	int (*compare)(const char *a, const char *b));

/* Read a single value. A NULL node (missing key) changes nothing. The arena owns the text. */
int reader_text(struct reader *reader, const struct yaml_node *node, const char **ret_text);
int reader_flag(struct reader *reader, const struct yaml_node *node, bool *ret_flag);
int reader_number(
	struct reader *reader, const struct yaml_node *node, uint64_t max, uint64_t *ret_number);

/* Whether the text is a word for yes or no, such as "off". */
bool reader_flag_from_string(const char *text, bool *ret_flag);

/* Read a word of a vocabulary; `ret_at` is its index. */
int reader_word(struct reader *reader, const struct yaml_node *node, const char *const *words,
	size_t count, int *ret_at);

/*
 * Add the problem that `text`, at the node, is no `noun`, with the nearest word and all words. After a
 * near word a list of more than eight is left out.
 */
void reader_refuse_word(struct reader *reader, const struct yaml_node *node, const char *noun,
	const char *text, const char *const *words, size_t count);

/* The same for a long vocabulary, with the nearest word alone. */
void reader_refuse_nearest(struct reader *reader, const struct yaml_node *node, const char *noun,
	const char *text, const char *const *words, size_t count);

/* Read each value of a list, or the node itself if it is no list. Does nothing for a NULL node. */
int reader_each(struct reader *reader, const struct yaml_node *node, void *object,
	int (*read)(struct reader *reader, const struct yaml_node *node, void *object));

#endif
