/* The commands about files: type and del. */
#include <errno.h>
#include <string.h>

#include "shell/prompt/drive.h"
#include "shell/prompt/drive_path.h"
#include "shell/prompt/lines.h"
#include "shell/prompt/messages.h"
#include "shell/prompt/operands.h"

/* --- type --- */

static int type_file(const struct prompt_command *command, const char *name, int *ret_status)
{
	cleanup(text_deinit) struct text text = {0};
	int r = prompt_read_file(command->prompt, name, &text);

	if (r != 0)
		return prompt_refuse_file(command, r, name, ret_status);
	prompt_write(command->descriptors[1], text_string(&text), text.length);
	return 0;
}

int prompt_type(const struct prompt_command *command, int *ret_status)
{
	cleanup(prompt_operands_deinit) struct prompt_operands operands;
	int r = prompt_operands_take(command, "", "", &operands);

	if (r == PROMPT_E_REFUSED || (r == 0 && !operands.count)) {
		*ret_status = 1;
		return r ? 0 : prompt_refuse_syntax(command, ret_status);
	}
	for (size_t i = 0; r == 0 && i < operands.count; i++)
		r = type_file(command, operands.words[i], ret_status);
	return r;
}

/* --- del --- */

static bool is_all(const char *typed)
{
	const char *name = typed + drive_path_folder_length(typed);

	return strcmp(name, "*") == 0 || strcmp(name, "*.*") == 0;
}

/* What is deleted is told by a complaint alone. */
static int delete_matches(const struct prompt_command *command, const char *typed)
{
	struct drive *drive = command->prompt->drive;
	cleanup(text_deinit) struct text whole = {0};
	struct beneath_entry *entries;
	const char *folder;
	size_t count = 0, found = 0;
	int r = drive_list(drive, command->arena, typed, &entries, &count, &folder);

	if (r == -ENOMEM)
		return r;
	for (size_t i = 0; i < count; i++) {
		char *path = arena_printf(command->arena, "%s%s", folder, entries[i].name);

		if (!path)
			return -ENOMEM;
		if (entries[i].is_folder)
			continue;
		found++;
		r = drive_remove_file(drive, path);
		if (r != 0)
			prompt_complain(command->descriptors[2], r, path);
	}
	if (found)
		return 0;
	r = prompt_add_whole(command, typed, &whole);
	prompt_say(command->descriptors[2], MSG_COULD_NOT_FIND, r == 0 ? whole.bytes : typed);
	return r == -ENOMEM ? r : 0;
}

/* All files of a folder go only when the user confirms it; a folder means all of its files. */
static int delete_operand(const struct prompt_command *command, const char *typed, bool is_quiet)
{
	cleanup(text_deinit) struct text whole = {0};
	bool is_confirmed = true;
	enum drive_kind kind;
	int r = 0;

	if (drive_get_kind(command->prompt->drive, typed, &kind) == 0 && kind == DRIVE_FOLDER)
		typed = arena_printf(command->arena, "%s\\*", typed);
	if (!typed)
		return -ENOMEM;
	if (is_all(typed) && !is_quiet && prompt_add_whole(command, typed, &whole) == 0)
		r = prompt_confirm(command, whole.bytes, &is_confirmed);
	return r == 0 && is_confirmed ? delete_matches(command, typed) : r;
}

int prompt_del(const struct prompt_command *command, int *ret_status)
{
	cleanup(prompt_operands_deinit) struct prompt_operands operands;
	int r = prompt_operands_take(command, "fq", "aps", &operands);

	if (r == PROMPT_E_REFUSED || (r == 0 && !operands.count)) {
		*ret_status = 1;
		return r ? 0 : prompt_refuse_syntax(command, ret_status);
	}
	for (size_t i = 0; r == 0 && i < operands.count; i++)
		r = delete_operand(
			command, operands.words[i], prompt_operands_switch(&operands, 'q'));
	return r;
}
