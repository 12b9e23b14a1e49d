#include "base/command.h"

#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/word.h"

const struct command *command_find(const struct command_program *program, const char *name)
{
	for (size_t i = 0; i < program->command_count; i++) {
		if (strcmp(program->commands[i]->name, name) == 0)
			return program->commands[i];
	}
	return NULL;
}

void command_init_settings(const struct command *command, void *settings)
{
	assert(command->settings_size <= COMMAND_SETTINGS_MAX);
	memset(settings, 0, COMMAND_SETTINGS_MAX);
	if (command->defaults)
		memcpy(settings, command->defaults, command->settings_size);
}

const struct option_row *option_find(
	const struct command *command, const char *typed, const char **ret_value)
{
	bool is_long = typed[1] == '-';
	const char *name = typed + (is_long ? 2 : 1);
	size_t length = is_long ? strcspn(name, "=") : 1;

	for (size_t i = 0; i < command->option_count; i++) {
		const struct option_row *row = &command->options[i];

		if (is_long ? strlen(row->name) != length || strncmp(row->name, name, length) != 0
			    : row->letter != *name)
			continue;
		if (name[length])
			*ret_value = name + length + is_long;
		return row;
	}
	return NULL;
}

bool option_store(const struct option_row *row, void *settings, const char *value)
{
	void *member = (char *)settings + row->member;
	unsigned long long number;
	int word;

	switch (row->kind) {
	case OPTION_FLAG:
		*(bool *)member = true;
		return true;
	case OPTION_TEXT:
		*(const char **)member = value;
		return true;
	case OPTION_NUMBER:
		if (!word_to_number(value, row->max, &number) || number == 0)
			return false;
		*(size_t *)member = (size_t)number;
		return true;
	case OPTION_WORD:
		word = word_find(value, row->words, row->max);
		if (word >= 0)
			memcpy(member, &word, sizeof(word));
		return word >= 0;
	case OPTION_WORDS:
		word = word_find(value, row->words, row->max);
		*(unsigned *)member |= word >= 0 ? 1u << word : 0;
		return word >= 0;
	case OPTION_PARSED:
		return row->parse(settings, value);
	}
	return false;
}

void option_add_accepted(const struct option_row *row, struct text *to)
{
	if (row->words)
		word_list(to, row->words, row->max);
	else if (row->kind == OPTION_NUMBER && row->max == SIZE_MAX)
		text_add(to, "a number from 1 on");
	else if (row->kind == OPTION_NUMBER)
		text_printf(to, "1 to %zu", row->max);
	else
		text_add(to, row->accepted ? row->accepted : row->value);
}
