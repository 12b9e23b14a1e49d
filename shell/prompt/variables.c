#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/name.h"
#include "shell/prompt/state.h"

/* Where the name stands, or would stand. */
static size_t find_session(
	const struct prompt_variables *variables, const char *name, bool *ret_found)
{
	size_t from = 0, to = variables->count;

	*ret_found = false;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		int order = name_compare(variables->items[middle].name, name);

		if (order == 0) {
			*ret_found = true;
			return middle;
		}
		if (order < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

static void variable_deinit(struct prompt_variable *variable)
{
	free(variable->name);
	free(variable->value);
	*variable = (struct prompt_variable){0};
}

static void take_out(struct prompt_variables *variables, size_t at)
{
	variable_deinit(&variables->items[at]);
	variables->count--;
	memmove(&variables->items[at], &variables->items[at + 1],
		(variables->count - at) * sizeof(*variables->items));
}

static int put_in(struct prompt_variables *variables, size_t at, struct prompt_variable *variable)
{
	struct prompt_variable *items =
		realloc(variables->items, (variables->count + 1) * sizeof(*items));

	if (!items)
		return -ENOMEM;
	variables->items = items;
	memmove(&items[at + 1], &items[at], (variables->count - at) * sizeof(*items));
	items[at] = *variable;
	*variable = (struct prompt_variable){0};
	variables->count++;
	return 0;
}

int prompt_variables_copy(
	const struct prompt_variables *variables, struct prompt_variables *ret_copy)
{
	cleanup(prompt_variables_deinit) struct prompt_variables copy = {0};

	copy.is_delayed = variables->is_delayed;
	copy.items = calloc(variables->count + 1, sizeof(*copy.items));
	if (!copy.items)
		return -ENOMEM;
	for (; copy.count < variables->count; copy.count++) {
		const struct prompt_variable *from = &variables->items[copy.count];
		cleanup(variable_deinit) struct prompt_variable variable = {
			strdup(from->name), strdup(from->value)};

		if (!variable.name || !variable.value)
			return -ENOMEM;
		copy.items[copy.count] = variable;
		variable = (struct prompt_variable){0};
	}
	*ret_copy = copy;
	copy = (struct prompt_variables){0};
	return 0;
}

int prompt_set(struct prompt *prompt, const char *name, const char *value)
{
	struct prompt_variables *variables = &prompt->variables;
	cleanup(variable_deinit) struct prompt_variable variable = {0};
	bool is_there;
	size_t at = find_session(variables, name, &is_there);

	if (value) {
		variable.name = strdup(name);
		variable.value = strdup(value);
		if (!variable.name || !variable.value)
			return -ENOMEM;
	}
	if (is_there)
		take_out(variables, at);
	return value ? put_in(variables, at, &variable) : 0;
}

const char *prompt_get(const struct prompt *prompt, const char *name)
{
	bool is_there;
	size_t at = find_session(&prompt->variables, name, &is_there);

	return is_there ? prompt->variables.items[at].value : NULL;
}

const char *prompt_next(const struct prompt *prompt, const char *name)
{
	bool is_there = false;
	size_t at = name ? find_session(&prompt->variables, name, &is_there) : 0;

	at += is_there;
	return at < prompt->variables.count ? prompt->variables.items[at].name : NULL;
}

void prompt_variables_deinit(struct prompt_variables *variables)
{
	for (size_t i = 0; i < variables->count; i++)
		variable_deinit(&variables->items[i]);
	free(variables->items);
	*variables = (struct prompt_variables){0};
}
