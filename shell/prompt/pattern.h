/* What find and findstr look for in a line. */
#ifndef TSFARM_SHELL_PROMPT_PATTERN_H
#define TSFARM_SHELL_PROMPT_PATTERN_H

#include <stdbool.h>

enum prompt_pattern_flags {
	PROMPT_PATTERN_LITERAL = 1, /* else . * ^ $ [class] \x mean what they do for findstr */
	PROMPT_PATTERN_ANY_CASE = 2,
	PROMPT_PATTERN_AT_BEGIN = 4,
	PROMPT_PATTERN_AT_END = 8,
	PROMPT_PATTERN_DOUBLED = 16 /* two backslashes are one, in a literal text too */
};

struct prompt_pattern {
	const char *text;
	unsigned flags;
};

bool prompt_pattern_matches(const struct prompt_pattern *pattern, const char *line);

#endif
