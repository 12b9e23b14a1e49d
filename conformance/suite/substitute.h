/* Placeholders of a scenario: `{name}` in a tree is replaced by a value of one row. */
#ifndef TSFARM_CONFORMANCE_SUITE_SUBSTITUTE_H
#define TSFARM_CONFORMANCE_SUITE_SUBSTITUTE_H

#include "base/reader.h"

/*
 * Copy the tree with its placeholders replaced by the values of the row. Unknown placeholders are
 * problems. The arena of the reader owns the copy. 0 or -ENOMEM.
 */
int substitute(struct reader *reader, const struct yaml_node *tree, const struct yaml_node *row,
	struct yaml_node **ret_tree);

#endif
