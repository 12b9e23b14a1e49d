/* Changing values of a YAML file where they stand: everything else keeps its bytes. */
#ifndef TSFARM_CONFORMANCE_AUTHOR_EDIT_H
#define TSFARM_CONFORMANCE_AUTHOR_EDIT_H

#include "base/text.h"
#include "base/yaml.h"

/* One value, and what stands in its place. */
struct edit {
	const struct yaml_node *node;
	const char *yaml; /* what is written */
	const char *text; /* what a scalar then means; NULL for other kinds */
};

struct edits {
	struct arena *arena; /* of all that is added; the caller's */
	const char *bytes;   /* of the file as it is */
	size_t length;
	const struct yaml_node *root;
	struct edit *items;
	size_t count;
};

/* Has the value a style that goes over lines: a block of text, a list with an entry a line? */
bool edits_is_block(const struct edits *edits, const struct yaml_node *node);

/* Let the scalar mean that text, in its own style where that can be. 0, -ENOMEM, or -EEXIST when it is
 * to mean something else already. */
int edits_set_text(struct edits *edits, const struct yaml_node *node, const char *text);

/* Let that YAML stand in place of the value. As above. */
int edits_set_yaml(struct edits *edits, const struct yaml_node *node, const char *yaml);

/*
 * The file with all edits, which was read again and says what it should. 0, -ENOMEM, or -EINVAL
 * when it would not.
 */
int edits_apply(struct edits *edits, struct text *to);

#endif
