/* set, and what keeps its variables within a batch file. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/macros.h"
#include "shell/prompt/arithmetic.h"
#include "shell/prompt/builtins.h"
#include "shell/prompt/lines.h"
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
		prompt_say(command->descriptors[2], MSG_NO_VARIABLE, prefix);
	return is_any || !length ? 0 : 1;
}

/* set "NAME=value" is NAME=value, up to the last quote. */
static char *unwrap_quotes(char *text)
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

/* The text after a question, in quotes or not; read where the command reads. */
static int act_on_session(
	const struct prompt_command *command, const char *question, struct text *answer)
{
	const struct prompt *prompt = command->prompt;
	int r = -ENOTTY;

	if (prompt->calls->ask_line && command->descriptors[0] == prompt->descriptors[0] &&
		command->descriptors[1] == prompt->descriptors[1])
		r = prompt->calls->ask_line(prompt->context, question, answer);
	if (r != -ENOTTY)
		return r;
	prompt_print(command->descriptors[1], "%s", question);
	return prompt_read_line(command->descriptors[0], answer);
}

/* Nothing typed leaves the variable as it was, with ERRORLEVEL 1. */
static int set_asked(const struct prompt_command *command, char *text, int *ret_status)
{
	cleanup(text_deinit) struct text answer = {0};
	char *question;
	int r;

	text = unwrap_quotes(text);
	question = strchr(text, '=');
	if (!question || question == text)
		return prompt_no_statement(command, ret_status);
	*question++ = '\0';
	r = act_on_session(command, unwrap_quotes(question), &answer);
	if (r != 0)
		return r == -EINTR ? PROMPT_E_INTERRUPTED : r;
	*ret_status = !answer.length;
	return answer.length ? prompt_set(command->prompt, text, answer.bytes) : 0;
}

int prompt_set_variable(const struct prompt_command *command, int *ret_status)
{
	char *text = arena_copy(command->arena, prompt_skip_blanks(command->tail)), *value;

	if (!text)
		return -ENOMEM;
	if (strncasecmp(text, "/a", 2) == 0)
		return set_sum(command, text + 2, ret_status);
	if (command->prompt->edition != PROMPT_NT4 && strncasecmp(text, "/p", 2) == 0)
		return set_asked(command, (char *)prompt_skip_blanks(text + 2), ret_status);
	text = unwrap_quotes(text);
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

/* A word that SETLOCAL takes; whether it turns delayed expansion on or off. */
static const struct {
	const char *word;
	enum prompt_edition since;
	bool is_of_delay, is_delayed;
} setlocal_words[] = {
	{"enableextensions", PROMPT_NT4, false, false},
	{"disableextensions", PROMPT_NT4, false, false},
	{"enabledelayedexpansion", PROMPT_WS2003, true, true},
	{"disabledelayedexpansion", PROMPT_WS2003, true, false},
};

/* Returns false for a word that means nothing in the edition. */
static bool take_setlocal_word(struct prompt *prompt, const char *word)
{
	for (size_t i = 0; i < ARRAY_SIZE(setlocal_words); i++) {
		if (setlocal_words[i].since > prompt->edition ||
			strcasecmp(setlocal_words[i].word, word) != 0)
			continue;
		/* at the keyboard it has no effect */
		if (setlocal_words[i].is_of_delay && prompt->batch)
			prompt->variables.is_delayed = setlocal_words[i].is_delayed;
		return true;
	}
	return false;
}

/*
 * At the keyboard no variable is local. NT 4.0's help: with an argument ERRORLEVEL is 0 for a valid one
 * and 1 otherwise. This prompt has its extensions in any case.
 */
int prompt_setlocal(const struct prompt_command *command, int *ret_status)
{
	size_t count = 0;
	char **words = prompt_words(command->arena, command->tail, &count);
	int r = words ? 0 : -ENOMEM;

	if (r == 0 && command->prompt->batch)
		r = prompt_batch_keep_variables(command->prompt);
	for (size_t i = 0; r == 0 && i < count; i++) {
		if (strcasecmp(words[i], "enabledelayedexpansion") == 0)
			prompt_note_delayed_expansion(command->prompt);
		if (!take_setlocal_word(command->prompt, words[i]))
			*ret_status = 1;
	}
	return r;
}

int prompt_endlocal(const struct prompt_command *command, int *ret_status)
{
	(void)ret_status;
	if (command->prompt->batch)
		prompt_batch_restore_variables(command->prompt);
	return 0;
}
