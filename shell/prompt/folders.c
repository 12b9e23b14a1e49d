/* The commands about folders. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "shell/prompt/drive.h"
#include "shell/prompt/messages.h"
#include "shell/prompt/operands.h"

/* The tail as one name: blanks are part of it, but not around it. */
static char *take_folder(const struct prompt_command *command)
{
	char *typed = arena_copy(command->arena, prompt_skip_blanks(command->tail));
	size_t length = typed ? strlen(typed) : 0;

	while (length && strchr(" \t", typed[length - 1]))
		typed[--length] = '\0';
	return typed ? prompt_unquote(typed) : NULL;
}

int prompt_cd(const struct prompt_command *command, int *ret_status)
{
	cleanup(text_deinit) struct text folder = {0};
	struct drive *drive = command->prompt->drive;
	char *typed = take_folder(command);
	int r;

	if (!typed)
		return -ENOMEM;
	if (strncasecmp(typed, "/d", 2) == 0 && strchr(" \t", typed[2]))
		typed = (char *)prompt_skip_blanks(typed + 2);
	if (!*typed) {
		r = drive_add_folder(drive, &folder);
		prompt_say(command->descriptors[1], "%s\n", text_string(&folder));
		return r;
	}
	r = drive_change_folder(drive, typed);
	return r == 0 ? 0
		      : prompt_refuse_file(command, r == -ENOENT ? -ENOTDIR : r, typed, ret_status);
}

/* --- md, rd --- */

int prompt_md(const struct prompt_command *command, int *ret_status)
{
	cleanup(prompt_operands_deinit) struct prompt_operands operands;
	int r = prompt_operands_take(command, "", "", &operands);

	if (r == PROMPT_E_REFUSED || (r == 0 && !operands.count)) {
		*ret_status = 1;
		return r ? 0 : prompt_refuse_syntax(command, ret_status);
	}
	for (size_t i = 0; r == 0 && i < operands.count; i++) {
		r = drive_make_folder(command->prompt->drive, operands.words[i]);
		if (r == -EEXIST) {
			prompt_say(command->descriptors[2], MSG_FOLDER_EXISTS, operands.words[i]);
			*ret_status = 1;
			r = 0;
		} else if (r != 0) {
			r = prompt_refuse_file(command, r, operands.words[i], ret_status);
		}
	}
	return r;
}

static int remove_operand(const struct prompt_command *command, const char *typed, bool with_files,
	bool is_quiet, int *ret_status)
{
	bool is_confirmed = true;
	int r = 0;

	if (with_files && !is_quiet)
		r = prompt_confirm(command, typed, &is_confirmed);
	if (r != 0 || !is_confirmed)
		return r;
	r = drive_remove_folder(command->prompt->drive, typed, with_files);
	return r == 0 ? 0 : prompt_refuse_file(command, r, typed, ret_status);
}

int prompt_rd(const struct prompt_command *command, int *ret_status)
{
	cleanup(prompt_operands_deinit) struct prompt_operands operands;
	int r = prompt_operands_take(command, "qs", "", &operands);

	if (r == PROMPT_E_REFUSED || (r == 0 && !operands.count)) {
		*ret_status = 1;
		return r ? 0 : prompt_refuse_syntax(command, ret_status);
	}
	for (size_t i = 0; r == 0 && i < operands.count; i++)
		r = remove_operand(command, operands.words[i],
			prompt_operands_switch(&operands, 's'),
			prompt_operands_switch(&operands, 'q'), ret_status);
	return r;
}

/* --- pushd, popd --- */

static int keep_folder(struct prompt *prompt, const char *folder)
{
	char **folders =
		realloc(prompt->folders, (prompt->folder_count + 1) * sizeof(*prompt->folders));

	if (!folders)
		return -ENOMEM;
	prompt->folders = folders;
	folders[prompt->folder_count] = strdup(folder);
	if (!folders[prompt->folder_count])
		return -ENOMEM;
	prompt->folder_count++;
	return 0;
}

int prompt_pushd(const struct prompt_command *command, int *ret_status)
{
	struct prompt *prompt = command->prompt;
	cleanup(text_deinit) struct text before = {0};
	char *typed = take_folder(command);
	int r;

	if (!typed)
		return -ENOMEM;
	if (!*typed) {
		for (size_t i = prompt->folder_count; i-- > 0;)
			prompt_say(command->descriptors[1], "%s\n", prompt->folders[i]);
		return 0;
	}
	r = drive_add_folder(prompt->drive, &before);
	if (r != 0)
		return r;
	r = drive_change_folder(prompt->drive, typed);
	if (r == 0)
		return keep_folder(prompt, before.bytes);
	return prompt_refuse_file(command, r == -ENOENT ? -ENOTDIR : r, typed, ret_status);
}

int prompt_popd(const struct prompt_command *command, int *ret_status)
{
	struct prompt *prompt = command->prompt;
	char *folder;
	int r;

	if (!prompt->folder_count) {
		*ret_status = 1;
		return 0;
	}
	folder = prompt->folders[--prompt->folder_count];
	r = drive_change_folder(prompt->drive, folder);
	if (r != 0)
		r = prompt_refuse_file(command, r == -ENOENT ? -ENOTDIR : r, folder, ret_status);
	free(folder);
	return r;
}
