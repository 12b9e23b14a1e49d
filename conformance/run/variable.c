#include "conformance/run/variable.h"

#include <stdbool.h>
#include <string.h>

static bool is_given(const char *const *variables, size_t count, const char *variable)
{
	size_t length = strcspn(variable, "=") + 1;

	for (size_t i = 0; i < count; i++) {
		if (strncmp(variables[i], variable, length) == 0)
			return true;
	}
	return false;
}

size_t variables_add(const char **to, size_t count, const char *const *from, size_t from_count)
{
	size_t given = count;

	for (size_t i = 0; i < from_count; i++) {
		if (!is_given(to, given, from[i]))
			to[count++] = from[i];
	}
	return count;
}
