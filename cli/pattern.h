/* Names with wildcards: `*` is any characters, `?` any one; case makes no difference. */
#ifndef TSFARM_CLI_PATTERN_H
#define TSFARM_CLI_PATTERN_H

#include <stdbool.h>

/* Has the text a wildcard? */
bool pattern_is(const char *text);

/* Does the pattern, or a plain name, mean the name? Both are UTF-8, no longer than an image's name. */
bool pattern_matches(const char *pattern, const char *name);

#endif
