/*
 * A YAML text as a tree whose nodes know their positions. All scalars are text; the reader of a key
 * decides what its value means. libyaml reads it; aliases are followed.
 */
#ifndef TSFARM_BASE_YAML_H
#define TSFARM_BASE_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diagnostic.h"

enum yaml_kind {
	YAML_SCALAR,
	YAML_LIST,
	YAML_MAP,
	YAML_KIND_COUNT
};

struct yaml_node {
	enum yaml_kind kind;
	unsigned line, column;
	size_t begin, end; /* position in the text, in characters */
	bool plain;        /* a scalar without quotes */
	size_t weight;     /* how many nodes the tree below has, aliases followed */

	const char *text; /* a scalar's, without NUL bytes inside */

	size_t count;              /* how many entries a list or a map has */
	struct yaml_node **keys;   /* of a map, all scalars */
	struct yaml_node **values; /* of a map or a list */

	const struct yaml_node *parent; /* for the path of keys; NULL at the root */
	const char *name; /* its key, or "[2]", in the parent; a key's own text */
};

/*
 * Read one document of `length` bytes, which may be NULL for none. `file` names it in problems. The
 * arena owns the tree. Returns 0 or -ENOMEM. A refused text adds problems, and gives 0 with
 * `*ret_root` NULL.
 */
int yaml_parse(const char *file, const char *bytes, size_t length, struct arena *arena,
	struct diagnostics *problems, struct yaml_node **ret_root);

/* Whether the node is an empty value, or `~` or `null` without quotes. */
bool yaml_is_null(const struct yaml_node *node);

/* The value of `key` in a map; NULL if the map has no such key. Case matters. */
const struct yaml_node *yaml_get(const struct yaml_node *map, const char *key);

/* The position of the node, for a diagnostic. The arena owns the path. */
struct position yaml_position(const struct yaml_node *node, const char *file, struct arena *arena);

const char *yaml_kind_to_string(enum yaml_kind kind);

#endif
