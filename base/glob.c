#include "base/glob.h"

#include <string.h>

#include "base/name.h"
#include "base/utf8.h"

bool glob_has_wildcard(const char *text)
{
	return strpbrk(text, "*?") != NULL;
}

/* The next character of both; false, and they stay, when they differ. */
static bool skip_same(const char **pattern, const char **name)
{
	const char *own = *pattern, *other = *name;
	int32_t wanted = utf8_next(&own), character = utf8_next(&other);
	bool same = wanted < 0 ? **pattern == **name
			       : name_fold_character(wanted) == name_fold_character(character);

	if (same) {
		*pattern = own;
		*name = other;
	}
	return same;
}

/* The last star takes as little as will do, and more when the rest fits nowhere. */
bool glob_matches(const char *pattern, const char *name)
{
	const char *star = NULL, *tried = name;

	while (*name) {
		if (*pattern == '*') {
			star = ++pattern;
			tried = name;
		} else if (*pattern == '?') {
			pattern++;
			utf8_next(&name);
		} else if (*pattern && skip_same(&pattern, &name)) {
			continue;
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
