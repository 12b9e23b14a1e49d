/* Changing single values of a YAML file. All other bytes stay. */
#ifndef TSFARM_CONFORMANCE_AUTHOR_EDIT_H
#define TSFARM_CONFORMANCE_AUTHOR_EDIT_H

#include "base/text.h"
#include "base/yaml.h"

/* One value, and its replacement. */
struct edit {
	const struct yaml_node *node;
	const char *yaml; /* the new bytes */
	const char *text; /* the value of a scalar then; NULL for other kinds */
};

struct edits {
	struct arena *arena; /* of all that is added; the caller's */
	const char *bytes;   /* of the file as it is */
	size_t length;
	const struct yaml_node *root;
	struct edit *items;
	size_t count;
};

/* Whether the value takes several lines: a block of text, or a list with an entry in each line. */
bool edits_is_block(const struct edits *edits, const struct yaml_node *node);

/*
 * Set a scalar to that text, in its present style if possible. 0, -ENOMEM, or -EEXIST if another edit
 * sets it to something else.
 */
int edits_set_text(struct edits *edits, const struct yaml_node *node, const char *text);

/* Replace the value by that YAML. Returns as edits_set_text(). */
int edits_set_yaml(struct edits *edits, const struct yaml_node *node, const char *yaml);

/*
 * Add the file with all edits to `to`. It is read again to check it. 0, -ENOMEM, or -EINVAL if its
 * values are not those of the edits.
 */
int edits_apply(struct edits *edits, struct text *to);

#endif
