#include "shell/prompt/operands.h"

#include <ctype.h>
#include <errno.h>
#include <string.h>

#include "shell/prompt/drive.h"
#include "shell/prompt/drive_path.h"
#include "shell/prompt/lines.h"
#include "shell/prompt/messages.h"

void prompt_operands_deinit(struct prompt_operands *operands)
{
	text_deinit(&operands->switches);
}

/* One word may have several: /s/q */
static int take_switches(const struct prompt_command *command, const char *word,
	const char *accepted, const char *absent, struct text *switches)
{
	while (*word == '/') {
		size_t length = 1 + strcspn(word + 1, "/");
		char letter = (char)tolower((unsigned char)word[1]);

		if (letter && strchr(absent, letter)) {
			prompt_say(command->descriptors[2], MSG_SWITCH_NOT_HERE, command->name,
				letter);
			return PROMPT_E_REFUSED;
		}
		if (!letter || !strchr(accepted, letter)) {
			prompt_say(command->descriptors[2], MSG_INVALID_SWITCH, (int)length - 1,
				word + 1);
			return PROMPT_E_REFUSED;
		}
		text_add_bytes(switches, word + 1, length - 1);
		text_add_char(switches, ' ');
		word += length;
	}
	return switches->failed ? -ENOMEM : 0;
}

int prompt_operands_take(const struct prompt_command *command, const char *accepted,
	const char *absent, struct prompt_operands *ret_operands)
{
	size_t count = 0;
	char **words = prompt_words(command->arena, command->tail, &count);
	int r = words ? 0 : -ENOMEM;

	*ret_operands = (struct prompt_operands){.words = words};
	for (size_t i = 0; r == 0 && i < count; i++) {
		if (*words[i] == '/')
			r = take_switches(
				command, words[i], accepted, absent, &ret_operands->switches);
		else
			words[ret_operands->count++] = prompt_unquote(words[i]);
	}
	if (words)
		words[ret_operands->count] = NULL;
	return r;
}

const char *prompt_operands_switch(const struct prompt_operands *operands, char letter)
{
	const char *at = text_string(&operands->switches);

	while (*at) {
		size_t length = strcspn(at, " ");

		if (tolower((unsigned char)*at) == letter)
			return at + 1;
		at += length + (at[length] == ' ');
	}
	return NULL;
}

int prompt_refuse_syntax(const struct prompt_command *command, int *ret_status)
{
	prompt_print(command->descriptors[2], "%s", MSG_SYNTAX);
	*ret_status = 1;
	return 0;
}

int prompt_refuse_file(
	const struct prompt_command *command, int error, const char *subject, int *ret_status)
{
	if (error == -ENOMEM)
		return error;
	prompt_complain(command->descriptors[2], error, subject);
	*ret_status = 1;
	return 0;
}

int prompt_add_whole(const struct prompt_command *command, const char *typed, struct text *to)
{
	size_t length = drive_path_folder_length(typed);
	const char *folder = arena_copy_bytes(command->arena, typed, length);
	int r = folder ? drive_add_whole(command->prompt->drive, folder, to) : -ENOMEM;

	if (r != 0)
		return r;
	if (typed[length] && to->bytes[to->length - 1] != '\\')
		text_add_char(to, '\\');
	text_add(to, typed + length);
	return to->failed ? -ENOMEM : 0;
}

/* No answer is no. */
int prompt_confirm(const struct prompt_command *command, const char *what, bool *ret_confirmed)
{
	cleanup(text_deinit) struct text answer = {0};
	int r;

	prompt_say(command->descriptors[1], MSG_ARE_YOU_SURE, what);
	r = prompt_read_line(command->descriptors[0], &answer);
	*ret_confirmed = r == 0 && answer.length && strchr("Yy", *answer.bytes);
	return r == -EINTR ? PROMPT_E_INTERRUPTED : r;
}
