#include "cli/pattern.h"

#include <string.h>

#include "base/name.h"
#include "base/utf8.h"
#include "sim/tsfarm.h"

bool pattern_is(const char *text)
{
	return strpbrk(text, "*?") != NULL;
}

/* The last star takes as little as will do, and more when the rest fits nowhere. */
static bool matches(const char *pattern, const char *name)
{
	const char *star = NULL, *tried = name;

	while (*name) {
		if (*pattern == '*') {
			star = ++pattern;
			tried = name;
		} else if (*pattern == '?') {
			pattern++;
			utf8_next(&name);
		} else if (*pattern == *name) {
			pattern++;
			name++;
		} else if (star) {
			pattern = star;
			utf8_next(&tried);
			name = tried;
		} else {
			return false;
		}
	}
	return pattern[strspn(pattern, "*")] == '\0';
}

bool pattern_matches(const char *pattern, const char *name)
{
	char low_pattern[IMAGE_NAME_BYTES], low_name[IMAGE_NAME_BYTES];

	if (strlen(pattern) >= sizeof(low_pattern))
		return false;
	name_lower(pattern, low_pattern, sizeof(low_pattern));
	name_lower(name, low_name, sizeof(low_name));
	return matches(low_pattern, low_name);
}
