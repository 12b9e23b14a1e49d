/* choice: a question that one key answers. */
#include <ctype.h>
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/command_line.h"
#include "base/word.h"
#include "shell/prompt/builtins.h"
#include "shell/prompt/messages.h"
#include "shell/prompt/system.h"

enum {
	STATUS_ERROR = 255,
	SECONDS_MAX = 9999
};

struct choice {
	const char *keys, *text;
	bool is_hidden, heeds_case; /* /n, /cs */
	char preset;                /* /d; 0: none */
	unsigned long long seconds; /* /t */
	bool is_timed;
};

/* The number of the key, from 1; 0 for another. */
static int number_of_key(const struct choice *choice, char key)
{
	for (const char *at = choice->keys; *at; at++)
		if (choice->heeds_case ? *at == key
				       : tolower((unsigned char)*at) == tolower((unsigned char)key))
			return (int)(at - choice->keys) + 1;
	return 0;
}

/* The value of a switch: behind its colon, or the next word. NULL: there is none. */
static const char *take_value(char ***words)
{
	char *colon = strchr(**words, ':');

	return colon ? colon + 1 : *++*words;
}

static bool take_switch(struct choice *choice, char ***words)
{
	const char *name = **words + 1, *value;
	size_t length = strcspn(name, ":");

	if (length == 1 && tolower((unsigned char)*name) == 'n')
		return choice->is_hidden = true;
	if (strcasecmp(name, "cs") == 0)
		return choice->heeds_case = true;
	value = length == 1 ? take_value(words) : NULL;
	if (!value)
		return false;
	switch (tolower((unsigned char)*name)) {
	case 'c':
		choice->keys = value;
		return *value;
	case 'm':
		choice->text = value;
		return true;
	case 'd':
		choice->preset = *value;
		return *value && !value[1];
	case 't':
		choice->is_timed = true;
		return word_to_number(value, SECONDS_MAX, &choice->seconds);
	default:
		return false;
	}
}

static bool take_words(struct choice *choice, char **words)
{
	for (; *words; words++)
		if (!strchr("/-", **words) || !take_switch(choice, &words))
			return false;
	return choice->is_timed == (choice->preset != 0) &&
	       (!choice->preset || number_of_key(choice, choice->preset));
}

static void show_question(const struct prompt_command *command, const struct choice *choice)
{
	int output = command->descriptors[1];

	prompt_print(output, "%s", choice->text);
	if (choice->is_hidden)
		return;
	prompt_print(output, "%s[", *choice->text ? " " : "");
	for (const char *key = choice->keys; *key; key++)
		prompt_print(output, "%s%c", key == choice->keys ? "" : ",",
			choice->heeds_case ? *key : toupper((unsigned char)*key));
	prompt_print(output, "]?");
}

/* A key at the keyboard, or the next byte; -ENODATA at the end. */
static int read_key(const struct prompt_command *command, char *ret_key)
{
	const struct prompt *prompt = command->prompt;
	int r = -ENOTTY;
	long got;

	if (prompt->calls->wait_key && command->descriptors[0] == prompt->descriptors[0])
		r = prompt->calls->wait_key(prompt->context, ret_key);
	if (r != -ENOTTY)
		return r;
	got = prompt_read(command->descriptors[0], ret_key, 1);
	return got == 1 ? 0 : got == 0 ? -ENODATA : (int)got;
}

/* Nobody waits for a time limit: the farm's clock advances, and the preset key counts. */
static int take_key(
	const struct prompt_command *command, const struct choice *choice, char *ret_key)
{
	const struct prompt *prompt = command->prompt;
	int r;

	if (choice->is_timed) {
		*ret_key = choice->preset;
		return choice->seconds && prompt->calls->wait
			       ? prompt->calls->wait(prompt->context, (uint32_t)choice->seconds)
			       : 0;
	}
	do {
		r = read_key(command, ret_key);
	} while (r == 0 && !number_of_key(choice, *ret_key));
	return r;
}

int prompt_choice(const struct prompt_command *command, int *ret_status)
{
	struct choice choice = {.keys = "YN", .text = ""};
	size_t count;
	char **words = command_line_split(command->arena, command->tail, &count), key;
	int r;

	if (!words)
		return -ENOMEM;
	if (!take_words(&choice, words)) {
		prompt_print(command->descriptors[2], "%s", MSG_CHOICE_SYNTAX);
		*ret_status = STATUS_ERROR;
		return 0;
	}
	show_question(command, &choice);
	r = take_key(command, &choice, &key);
	if (r == -EINTR)
		return PROMPT_E_INTERRUPTED;
	if (r != 0 && r != -ENODATA)
		return r;
	*ret_status = r == 0 ? number_of_key(&choice, key) : STATUS_ERROR;
	if (r == 0)
		prompt_print(command->descriptors[1], "%c\n",
			choice.heeds_case ? key : toupper((unsigned char)key));
	else
		prompt_print(command->descriptors[2], "%s", MSG_CHOICE_NO_KEY);
	return 0;
}
