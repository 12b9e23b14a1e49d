/* The key `environment` of a scenario or a subject file: a map from variable to value. */
#ifndef TSFARM_CONFORMANCE_SUITE_ENVIRONMENT_MAP_H
#define TSFARM_CONFORMANCE_SUITE_ENVIRONMENT_MAP_H

#include "base/reader.h"

/*
 * Whether `tsconform` needs its own value of the variable: the path of the farm, or the mark by
 * which it finds the processes of a step. `length` bytes of the name count.
 */
bool environment_is_reserved(const char *name, size_t length);

/*
 * Read the map as texts of the form "NAME=value". Wrong, repeated and reserved names are refused.
 * NULL changes nothing. The arena of the reader owns the list. 0 or -ENOMEM.
 */
int environment_map_read(struct reader *reader, const struct yaml_node *map,
	const char ***ret_variables, size_t *ret_count);

#endif
