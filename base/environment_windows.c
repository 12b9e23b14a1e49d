#include "base/environment.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/wide.h"

/* Windows keeps UTF-16: the values that were asked for, in UTF-8, one for each variable. */
struct variable {
	struct variable *next;
	char *name, *value;
};

static struct variable *known;

static struct variable *find_variable(const char *name)
{
	struct variable *variable = known;

	while (variable && strcmp(variable->name, name) != 0)
		variable = variable->next;
	return variable;
}

static struct variable *find_or_add(const char *name)
{
	struct variable *variable = find_variable(name);

	if (variable)
		return variable;
	variable = calloc(1, sizeof(*variable));
	if (variable)
		variable->name = strdup(name);
	if (!variable || !variable->name) {
		free(variable);
		return NULL;
	}
	variable->next = known;
	known = variable;
	return variable;
}

const char *environment_get(const char *name)
{
	cleanup(wide_freep) wchar_t *wide_name = wide_from_utf8(name);
	const wchar_t *wide = wide_name ? _wgetenv(wide_name) : NULL;
	struct variable *variable = wide ? find_or_add(name) : NULL;
	char *value = variable ? wide_to_utf8(wide) : NULL;

	if (!value)
		return NULL;
	/* who asks twice keeps what the first answer was, unless it was set meanwhile */
	if (variable->value && strcmp(variable->value, value) == 0) {
		free(value);
	} else {
		free(variable->value);
		variable->value = value;
	}
	return variable->value;
}

int environment_set(const char *name, const char *value)
{
	cleanup(wide_freep) wchar_t *wide_name = wide_from_utf8(name);
	cleanup(wide_freep) wchar_t *wide = wide_from_utf8(value ? value : "");

	if (!wide_name || !wide)
		return -ENOMEM;
	return _wputenv_s(wide_name, wide) == 0 ? 0 : -EINVAL;
}
