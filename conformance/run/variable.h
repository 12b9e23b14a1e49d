/* Variables of an environment: texts of the form "NAME=value". */
#ifndef TSFARM_CONFORMANCE_RUN_VARIABLE_H
#define TSFARM_CONFORMANCE_RUN_VARIABLE_H

#include <stddef.h>

/*
 * Put variables behind the `count` that are there, but for those whose names are there already;
 * `to` has room. Returns how many there are now.
 */
size_t variables_add(const char **to, size_t count, const char *const *from, size_t from_count);

#endif
