/* The commands about files and folders. */
#include <ctype.h>
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "shell/prompt/builtins.h"
#include "shell/prompt/lines.h"
#include "shell/prompt/messages.h"
#include "shell/prompt/system.h"

char **prompt_operands(const struct prompt_command *command, struct text *switches)
{
	size_t count = 0, kept = 0;
	char **words = prompt_words(command->arena, command->tail, &count);

	for (size_t i = 0; words && i < count; i++) {
		if (*words[i] == '/')
			text_printf(switches, "%s ", words[i]);
		else
			words[kept++] = prompt_unquote(words[i]);
	}
	if (words)
		words[kept] = NULL;
	return switches->failed ? NULL : words;
}

bool prompt_has_switch(const struct text *switches, char letter)
{
	for (const char *at = text_string(switches); (at = strchr(at, '/')); at++)
		if (tolower((unsigned char)at[1]) == letter)
			return true;
	return false;
}

static int refuse(
	const struct prompt_command *command, int error, const char *subject, int *ret_status)
{
	if (error == -ENOMEM)
		return error;
	prompt_complain(command->descriptors[2], error, subject);
	*ret_status = 1;
	return 0;
}

/* Do something to each operand; there has to be one. */
static int each_operand(const struct prompt_command *command,
	int (*act)(const struct prompt_command *command, const char *operand,
		const struct text *switches, int *ret_status),
	int *ret_status)
{
	cleanup(text_deinit) struct text switches = {0};
	char **words = prompt_operands(command, &switches);
	int r = words ? 0 : -ENOMEM;

	if (words && !*words)
		return prompt_no_statement(command, ret_status);
	for (; r == 0 && *words; words++)
		r = act(command, *words, &switches, ret_status);
	return r;
}

/* --- cd --- */

/* All of the tail is the folder, blanks too. */
int prompt_cd(const struct prompt_command *command, int *ret_status)
{
	cleanup(text_deinit) struct text folder = {0};
	char *typed = arena_copy(command->arena, prompt_skip_blanks(command->tail));
	size_t length = typed ? strlen(typed) : 0;
	int r;

	while (length && (typed[length - 1] == ' ' || typed[length - 1] == '\t'))
		typed[--length] = '\0';
	if (!typed)
		return -ENOMEM;
	if (strncasecmp(typed, "/d ", 3) == 0)
		typed += 3;
	if (!length) {
		r = prompt_add_folder(&folder);
		prompt_print(command->descriptors[1], "%s\n", text_string(&folder));
		return r;
	}
	r = prompt_change_folder(typed);
	return r == 0 ? 0 : refuse(command, r == -ENOENT ? -ENOTDIR : r, typed, ret_status);
}

/* --- type --- */

static int type_one(const struct prompt_command *command, const char *name,
	const struct text *switches, int *ret_status)
{
	cleanup(text_deinit) struct text text = {0};
	int r = prompt_read_file(name, &text);

	(void)switches;
	if (r != 0)
		return refuse(command, r, name, ret_status);
	prompt_write(command->descriptors[1], text_string(&text), text.length);
	return 0;
}

int prompt_type(const struct prompt_command *command, int *ret_status)
{
	return each_operand(command, type_one, ret_status);
}

/* --- del --- */

static bool is_all(const char *typed)
{
	const char *slash = strrchr(typed, '\\');
	const char *name = slash ? slash + 1 : typed;

	return strcmp(name, "*") == 0 || strcmp(name, "*.*") == 0;
}

/* All files of a folder go only when it is asked and the answer is Y. */
static int confirm(const struct prompt_command *command, const char *typed, bool *ret_confirmed)
{
	cleanup(text_deinit) struct text answer = {0};
	int r;

	prompt_print(command->descriptors[1], MSG_ARE_YOU_SURE, typed);
	r = prompt_read_line(command->descriptors[0], &answer);
	*ret_confirmed = r == 0 && strchr("Yy", *text_string(&answer)) && answer.length;
	return r == -EINTR ? PROMPT_E_INTERRUPTED : r;
}

static int delete_one(
	const struct prompt_command *command, const char *folder, const char *name, int *ret_status)
{
	char *path = arena_printf(command->arena, "%s%s", folder, name);
	int r = path ? file_remove(path) : -ENOMEM;

	return r == 0 ? 0 : refuse(command, r, name, ret_status);
}

static int delete_files(const struct prompt_command *command, const char *typed, int *ret_status)
{
	struct prompt_entry *entries;
	const char *folder;
	size_t count = 0, deleted = 0;
	int r = prompt_list(command->arena, typed, &entries, &count, &folder);

	if (r == -ENOMEM)
		return r;
	for (size_t i = 0; i < count; i++) {
		if (entries[i].is_folder)
			continue;
		deleted++;
		r = delete_one(command, folder, entries[i].name, ret_status);
		if (r < 0)
			return r;
	}
	if (!deleted)
		prompt_print(command->descriptors[2], MSG_COULD_NOT_FIND, typed);
	return 0;
}

static int delete_named(const struct prompt_command *command, const char *typed,
	const struct text *switches, int *ret_status)
{
	bool is_confirmed = true;
	int r = 0;

	if (is_all(typed) && !prompt_has_switch(switches, 'q'))
		r = confirm(command, typed, &is_confirmed);
	return r == 0 && is_confirmed ? delete_files(command, typed, ret_status) : r;
}

int prompt_del(const struct prompt_command *command, int *ret_status)
{
	return each_operand(command, delete_named, ret_status);
}
