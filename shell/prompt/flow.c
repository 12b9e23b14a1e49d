/* The commands that say where a batch file goes on. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "shell/prompt/builtins.h"
#include "shell/prompt/messages.h"

static int only_in_batch(const struct prompt_command *command, int *ret_status)
{
	prompt_say(command->descriptors[2], MSG_NOT_IN_BATCH, command->name);
	*ret_status = 1;
	return 0;
}

static int no_label(const struct prompt_command *command, const char *label, int *ret_status)
{
	prompt_say(command->descriptors[2], MSG_NO_LABEL, label + strspn(label, " \t:"));
	*ret_status = command->prompt->errorlevel = 1;
	return prompt_batch_abort(command->prompt);
}

int prompt_goto(const struct prompt_command *command, int *ret_status)
{
	const char *label = prompt_skip_blanks(command->tail);
	int r;

	if (!command->prompt->batch)
		return only_in_batch(command, ret_status);
	r = prompt_batch_goto(command->prompt, label);
	return r == -ENOENT ? no_label(command, label, ret_status) : r;
}

int prompt_shift(const struct prompt_command *command, int *ret_status)
{
	if (!command->prompt->batch)
		return only_in_batch(command, ret_status);
	prompt_batch_shift(command->prompt->batch);
	return 0;
}

static int call_label(
	const struct prompt_command *command, const char *label, const char *tail, int *ret_status)
{
	int r;

	if (!command->prompt->batch)
		return only_in_batch(command, ret_status);
	r = prompt_batch_call_label(command->prompt, label, tail, command->descriptors, ret_status);
	return r == -ENOENT ? no_label(command, label, ret_status) : r;
}

/* Variables are expanded once more, as cmd does; anything but a batch file is run as it always is. */
int prompt_call(const struct prompt_command *command, int *ret_status)
{
	cleanup(text_deinit) struct text expanded = {0};
	cleanup(text_deinit) struct text path = {0};
	const char *line = prompt_skip_blanks(command->tail), *tail;
	char *name;
	size_t length;

	prompt_expand(command->prompt, line, strlen(line), &expanded);
	line = text_string(&expanded);
	length = strcspn(line, " \t,;=");
	name = arena_copy_bytes(command->arena, line, length);
	tail = line + length;
	if (!name || expanded.failed)
		return -ENOMEM;
	if (*name == ':')
		return call_label(command, name, tail, ret_status);
	if (!prompt_builtin_find(command->prompt, name, length) &&
		prompt_find_file(command->prompt, prompt_unquote(name), &path) == PROMPT_BATCH_FILE)
		return prompt_batch_run(command->prompt, path.bytes, name, tail,
			command->descriptors, true, ret_status);
	/* a command that sets no ERRORLEVEL leaves 0 here */
	command->prompt->errorlevel = 0;
	return prompt_run_command(command->prompt, name, tail, command->descriptors, ret_status);
}

int prompt_exit(const struct prompt_command *command, int *ret_status)
{
	const char *text = prompt_skip_blanks(command->tail);
	bool leaves_batch = strncasecmp(text, "/b", 2) == 0;

	text = prompt_skip_blanks(text + (leaves_batch ? 2 : 0));
	if (*text)
		command->prompt->errorlevel = atoi(text);
	*ret_status = command->prompt->errorlevel;
	if (leaves_batch && command->prompt->batch)
		return prompt_batch_leave(command->prompt);
	return PROMPT_E_EXIT;
}
