/* Names with wildcards: `*` is any characters, `?` any one; case makes no difference, as in names. */
#ifndef TSFARM_BASE_GLOB_H
#define TSFARM_BASE_GLOB_H

#include <stdbool.h>

/* Has the text a wildcard? */
bool glob_has_wildcard(const char *text);

/* Does the whole name match the pattern? Bytes that are not UTF-8 match themselves. */
bool glob_matches(const char *pattern, const char *name);

#endif
