/* Variables of an environment: texts of the form "NAME=value". */
#ifndef TSFARM_CONFORMANCE_RUN_VARIABLE_H
#define TSFARM_CONFORMANCE_RUN_VARIABLE_H

#include <stddef.h>

/*
 * Append variables to the `count` in `to`, which has room, except those whose names it has already.
 * Returns the new count.
 */
size_t variables_add(const char **to, size_t count, const char *const *from, size_t from_count);

#endif
