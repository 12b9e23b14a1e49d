/* Patterns of names: `*` matches any characters, `?` one. Case makes no difference, as in names. */
#ifndef TSFARM_BASE_GLOB_H
#define TSFARM_BASE_GLOB_H

#include <stdbool.h>

/* Whether the text has a wildcard. */
bool glob_has_wildcard(const char *text);

/* Whether the pattern matches the whole name. Bytes that are not UTF-8 match themselves. */
bool glob_matches(const char *pattern, const char *name);

#endif
