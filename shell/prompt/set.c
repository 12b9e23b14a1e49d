/* set, and what keeps its variables within a batch file. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "shell/prompt/arithmetic.h"
#include "shell/prompt/builtins.h"
#include "shell/prompt/messages.h"

static int list_variables(const struct prompt_command *command, const char *prefix)
{
	size_t length = strlen(prefix);
	bool is_any = false;

	for (const char *name = prompt_next(command->prompt, NULL); name;
		name = prompt_next(command->prompt, name)) {
		if (strncasecmp(name, prefix, length) != 0)
			continue;
		is_any = true;
		prompt_print(command->descriptors[1], "%s=%s\n", name,
			prompt_get(command->prompt, name));
	}
	if (!is_any && length)
		prompt_print(command->descriptors[2], MSG_NO_VARIABLE, prefix);
	return is_any || !length ? 0 : 1;
}

/* set "NAME=value" is NAME=value, up to the last quote. */
static char *unwrap(char *text)
{
	char *end = *text == '"' ? strrchr(text + 1, '"') : NULL;

	if (!end)
		return text;
	*end = '\0';
	return text + 1;
}

/* At the keyboard, the last sum is shown. */
static int set_sum(const struct prompt_command *command, const char *text, int *ret_status)
{
	static const char *const sentences[] = {
		[PROMPT_E_OPERAND] = MSG_MISSING_OPERAND,
		[PROMPT_E_OPERATOR] = MSG_MISSING_OPERATOR,
		[PROMPT_E_NUMBER] = MSG_BAD_NUMBER,
		[PROMPT_E_LARGE] = MSG_LARGE_NUMBER,
		[PROMPT_E_PARENTHESES] = MSG_UNBALANCED,
		[PROMPT_E_DIVIDE] = MSG_DIVIDE,
	};
	int32_t value;
	int r;

	if (!*prompt_skip_blanks(text))
		return prompt_no_statement(command, ret_status);
	r = prompt_calculate(command->prompt, text, &value);
	if (r < 0)
		return r;
	if (r > 0) {
		prompt_print(command->descriptors[2], "%s", sentences[r]);
		*ret_status = 1;
	} else if (!command->prompt->batch) {
		prompt_print(command->descriptors[1], "%d", (int)value);
	}
	return 0;
}

int prompt_set_variable(const struct prompt_command *command, int *ret_status)
{
	char *text = arena_copy(command->arena, prompt_skip_blanks(command->tail)), *value;

	if (!text)
		return -ENOMEM;
	if (strncasecmp(text, "/a", 2) == 0)
		return set_sum(command, text + 2, ret_status);
	text = unwrap(text);
	value = strchr(text, '=');
	if (!value) {
		text[strcspn(text, " \t")] = '\0';
		*ret_status = list_variables(command, text);
		return 0;
	}
	if (value == text)
		return prompt_no_statement(command, ret_status);
	*value++ = '\0';
	if (strncasecmp(text, "/p", 2) == 0)
		prompt_note_set_p(command->prompt, text);
	return prompt_set(command->prompt, text, *value ? value : NULL);
}

/* --- path, prompt --- */

int prompt_path(const struct prompt_command *command, int *ret_status)
{
	const char *text = prompt_skip_blanks(command->tail);
	const char *value = prompt_get(command->prompt, "PATH");

	(void)ret_status;
	text += *text == '=';
	if (*text == ';' && !*prompt_skip_blanks(text + 1))
		return prompt_set(command->prompt, "PATH", NULL);
	if (*text)
		return prompt_set(command->prompt, "PATH", text);
	if (value)
		prompt_print(command->descriptors[1], "PATH=%s\n", value);
	else
		prompt_print(command->descriptors[1], "%s", MSG_NO_PATH_SET);
	return 0;
}

int prompt_set_prompt(const struct prompt_command *command, int *ret_status)
{
	const char *text = prompt_skip_blanks(command->tail);

	(void)ret_status;
	return prompt_set(command->prompt, "PROMPT", *text ? text : NULL);
}

/* --- setlocal, endlocal --- */

/*
 * At the keyboard no variable is local. NT 4.0's help: with an argument ERRORLEVEL is 0 for one of the
 * two valid ones and 1 otherwise. This prompt has its extensions in any case.
 */
int prompt_setlocal(const struct prompt_command *command, int *ret_status)
{
	size_t count = 0;
	char **words = prompt_words(command->arena, command->tail, &count);

	if (!words)
		return -ENOMEM;
	if (count && strcasecmp(words[0], "enabledelayedexpansion") == 0)
		prompt_note_delayed_expansion(command->prompt);
	if (count && strcasecmp(words[0], "enableextensions") != 0 &&
		strcasecmp(words[0], "disableextensions") != 0)
		*ret_status = 1;
	return command->prompt->batch ? prompt_batch_keep_variables(command->prompt) : 0;
}

int prompt_endlocal(const struct prompt_command *command, int *ret_status)
{
	(void)ret_status;
	if (command->prompt->batch)
		prompt_batch_restore_variables(command->prompt);
	return 0;
}
