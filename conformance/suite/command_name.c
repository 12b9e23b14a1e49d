#include "conformance/suite/command_name.h"

#include <string.h>

#include "base/macros.h"

/* Q186513, Q186508 and Q186526, and the pages of tsdiscon, tscon and tskill. */
static const struct {
	const char *first, *later;
} names[] = {
	{"connect", "tscon"},
	{"disconn", "tsdiscon"},
	{"kill", "tskill"},
	{"kill", "tskill"},
};

const char *command_name_first(const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		if (strcmp(names[i].later, name) == 0)
			return names[i].first;
	}
	return name;
}

const char *command_name_in(const char *name, enum edition edition)
{
	for (size_t i = 0; edition != EDITION_NT4 && i < ARRAY_SIZE(names); i++) {
		if (strcmp(names[i].first, name) == 0)
			return names[i].later;
	}
	return name;
}
