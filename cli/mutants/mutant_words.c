#include <string.h>
#include <strings.h>

#include "cli/mutants/mutant_command.h"

/* --- Arguments --- */

bool mutant_is_switch(const char *argument, const char *name)
{
	size_t length = strlen(name);

	return strncasecmp(argument, name, length) == 0 &&
	       (!argument[length] || argument[length] == ':');
}

const char *mutant_find_switch(const struct mutant *own, const char *name)
{
	for (int i = 1; i < own->argc; i++) {
		if (mutant_is_switch(own->argv[i], name))
			return own->argv[i];
	}
	return NULL;
}

void mutant_remove(struct mutant *own, int at)
{
	if (at >= own->argc)
		return;
	own->argc--;
	for (int i = at; i <= own->argc; i++)
		own->argv[i] = own->argv[i + 1];
}

void mutant_drop_switch(struct mutant *own, const char *name)
{
	for (int i = own->argc - 1; i > 0; i--) {
		if (mutant_is_switch(own->argv[i], name))
			mutant_remove(own, i);
	}
}

void mutant_insert(struct mutant *own, int at, const char *argument)
{
	if (own->argc == MUTANT_ARGUMENTS_MAX)
		return;
	for (int i = own->argc; i >= at; i--)
		own->argv[i + 1] = own->argv[i];
	own->argv[at] = (char *)(uintptr_t)argument;
	own->argc++;
}

/* --- What was printed --- */

static void put_back(struct text *text, const struct text *other)
{
	text_clear(text);
	text_add(text, text_string(other));
}

void mutant_replace(struct text *text, const char *words, const char *others)
{
	cleanup(text_deinit) struct text changed = {0};
	const char *at = text_string(text), *found;

	while ((found = strstr(at, words))) {
		text_add_bytes(&changed, at, (size_t)(found - at));
		text_add(&changed, others);
		at = found + strlen(words);
	}
	text_add(&changed, at);
	put_back(text, &changed);
}

void mutant_drop_lines(struct text *text, const char *words)
{
	cleanup(text_deinit) struct text changed = {0};
	const char *at = text_string(text);

	while (*at) {
		size_t length = strcspn(at, "\n");
		const char *found = strstr(at, words);

		length += at[length] == '\n';
		if (!found || found >= at + length)
			text_add_bytes(&changed, at, length);
		at += length;
	}
	put_back(text, &changed);
}

void mutant_move(struct text *from, struct text *to)
{
	text_add(to, text_string(from));
	text_clear(from);
}
