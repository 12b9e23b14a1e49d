/*
 * A YAML text as a tree that remembers where each piece stood. All scalars are text: what a value
 * means is said by whoever reads the key. Read with libyaml; aliases are followed.
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
	size_t begin, end; /* where it stands in the text, in characters */
	bool plain;        /* a scalar without quotes */
	size_t weight;     /* how many nodes the tree below has, aliases followed */

	const char *text; /* a scalar's, without NUL bytes inside */

	size_t count;              /* how many entries a list or a map has */
	struct yaml_node **keys;   /* of a map, all scalars */
	struct yaml_node **values; /* of a map or a list */

	const struct yaml_node *parent; /* for the path of keys; NULL at the root */
	const char *name; /* under which key or "[2]" it stands there; a key's own text */
};

/*
 * Read one document of `length` bytes, which may be NULL for none. `file` names it in problems. On
 * success the tree is the arena's. Returns 0; -ENOMEM; or 0 with `*ret_root` NULL when the text was
 * refused, problems added.
 */
int yaml_parse(const char *file, const char *bytes, size_t length, struct arena *arena,
	struct diagnostics *problems, struct yaml_node **ret_root);

/* Is this nothing: an empty value, `~` or `null` without quotes? */
bool yaml_is_null(const struct yaml_node *node);

/* The value under `key` of a map; NULL when the map has none. Keys are exact. */
const struct yaml_node *yaml_get(const struct yaml_node *map, const char *key);

/* Where the node stands, for a diagnostic; the path is the arena's. */
struct position yaml_position(const struct yaml_node *node, const char *file, struct arena *arena);

const char *yaml_kind_to_string(enum yaml_kind kind);

#endif
