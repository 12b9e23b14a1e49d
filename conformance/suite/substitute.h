/* Placeholders of a scenario: a tree in which `{name}` is replaced by the values of one case. */
#ifndef TSFARM_CONFORMANCE_SUITE_SUBSTITUTE_H
#define TSFARM_CONFORMANCE_SUITE_SUBSTITUTE_H

#include "base/reader.h"

/*
 * A copy of the tree with the row's values in place of its placeholders. Unknown ones are problems.
 * Returns 0 or -ENOMEM.
 */
int substitute(struct reader *reader, const struct yaml_node *tree, const struct yaml_node *row,
	struct yaml_node **ret_tree);

#endif
