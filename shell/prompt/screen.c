/* The commands that show something, or wait: the screen, the version. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/word.h"
#include "shell/prompt/builtins.h"
#include "shell/prompt/edition.h"
#include "shell/prompt/lines.h"
#include "shell/prompt/messages.h"

int prompt_cls(const struct prompt_command *command, int *ret_status)
{
	(void)ret_status;
	if (command->prompt->calls->clear_screen)
		command->prompt->calls->clear_screen(command->prompt->context);
	return 0;
}

int prompt_ver(const struct prompt_command *command, int *ret_status)
{
	(void)ret_status;
	prompt_print(command->descriptors[1], "\n%s",
		prompt_edition_words(command->prompt->edition)->version);
	return 0;
}

int prompt_pause(const struct prompt_command *command, int *ret_status)
{
	cleanup(text_deinit) struct text line = {0};
	struct prompt *prompt = command->prompt;
	char key;
	int r = -ENOTTY;

	(void)ret_status;
	prompt_print(command->descriptors[1], "%s", MSG_PAUSE);
	if (prompt->calls->wait_key && command->descriptors[0] == prompt->descriptors[0])
		r = prompt->calls->wait_key(prompt->context, &key);
	if (r == -ENOTTY)
		r = prompt_read_line(command->descriptors[0], &line);
	prompt_print(command->descriptors[1], "\n");
	return r == -EINTR ? PROMPT_E_INTERRUPTED : r;
}

/* Nothing follows from it: a farm has no disk that could be wrong. */
int prompt_verify(const struct prompt_command *command, int *ret_status)
{
	struct prompt *prompt = command->prompt;
	size_t count = 0;
	char **words = prompt_words(command->arena, command->tail, &count);

	if (!words)
		return -ENOMEM;
	if (!count) {
		prompt_say(command->descriptors[1], MSG_VERIFY_IS,
			prompt->is_verifying ? "on" : "off");
	} else if (strcasecmp(words[0], "on") == 0 || strcasecmp(words[0], "off") == 0) {
		prompt->is_verifying = strcasecmp(words[0], "on") == 0;
	} else {
		prompt_print(command->descriptors[2], "%s", MSG_BAD_PARAMETER);
		*ret_status = 1;
	}
	return 0;
}

/* Texts stay as they are: the number is only kept. */
int prompt_chcp(const struct prompt_command *command, int *ret_status)
{
	static const unsigned known[] = {437, 850, 852, 855, 857, 860, 861, 862, 863, 865, 866, 869,
		874, 932, 936, 949, 950, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258};
	struct prompt *prompt = command->prompt;
	unsigned long long number;
	size_t count = 0;
	char **words = prompt_words(command->arena, command->tail, &count);
	bool is_known = !count;

	if (!words)
		return -ENOMEM;
	if (count && word_to_number(words[0], UINT32_MAX, &number))
		for (size_t i = 0; i < ARRAY_SIZE(known); i++)
			is_known |= known[i] == number;
	if (!is_known) {
		prompt_print(command->descriptors[2], "%s", MSG_BAD_CODE_PAGE);
		*ret_status = 1;
		return 0;
	}
	if (count)
		prompt->code_page = (unsigned)number;
	prompt_say(command->descriptors[1], MSG_CODE_PAGE, prompt->code_page);
	return 0;
}
