/* The commands that give files another name or folder: move and ren. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/glob.h"
#include "shell/prompt/copy.h"
#include "shell/prompt/drive.h"
#include "shell/prompt/drive_path.h"
#include "shell/prompt/lines.h"
#include "shell/prompt/messages.h"
#include "shell/prompt/operands.h"

/* --- move --- */

/* From one disk of the host to another, a file is copied. */
static int move_file(const struct prompt_command *command, const char *from, const char *to)
{
	struct drive *drive = command->prompt->drive;
	enum drive_kind kind;
	int r = drive_move(drive, from, to);

	if (r != -EXDEV)
		return r;
	if (drive_get_kind(drive, from, &kind) != 0 || kind != DRIVE_FILE)
		return -EACCES;
	r = prompt_copy_file(command, from, to, BENEATH_WRITE);
	return r == 0 ? drive_remove_file(drive, from) : r;
}

static int move_matches(
	const struct prompt_command *command, const char *from, const char *to, size_t *moved)
{
	struct beneath_entry *entries;
	const char *folder;
	size_t count = 0;
	int r = drive_list(command->prompt->drive, command->arena, from, &entries, &count, &folder);

	for (size_t i = 0; r == 0 && i < count; i++) {
		char *path = arena_printf(command->arena, "%s%s", folder, entries[i].name);
		char *target = path ? prompt_copy_target(command, path, to) : NULL;

		if (!target)
			return -ENOMEM;
		if (entries[i].is_folder)
			continue;
		r = move_file(command, path, target);
		*moved += r == 0;
	}
	return r == 0 && !*moved ? -ENOENT : r;
}

int prompt_move(const struct prompt_command *command, int *ret_status)
{
	cleanup(prompt_operands_deinit) struct prompt_operands operands;
	int r = prompt_operands_take(command, "y", "", &operands);
	size_t moved = 0;
	char *target;

	if (r == PROMPT_E_REFUSED || (r == 0 && operands.count != 2)) {
		*ret_status = 1;
		return r ? 0 : prompt_refuse_syntax(command, ret_status);
	}
	if (r != 0)
		return r;
	if (glob_has_wildcard(operands.words[0])) {
		r = move_matches(command, operands.words[0], operands.words[1], &moved);
	} else {
		target = prompt_copy_target(command, operands.words[0], operands.words[1]);
		if (!target)
			return -ENOMEM;
		r = move_file(command, operands.words[0], target);
		moved = r == 0;
	}
	if (moved)
		prompt_say(command->descriptors[1], MSG_MOVED, moved);
	return r == 0 ? 0 : prompt_refuse_file(command, r, operands.words[0], ret_status);
}

/* --- ren --- */

static int rename_one(const struct prompt_command *command, const char *folder, const char *name,
	const char *pattern)
{
	struct drive *drive = command->prompt->drive;
	char *from = arena_printf(command->arena, "%s%s", folder, name);
	char *new_name = prompt_copy_name(command, name, pattern);
	char *to = new_name ? arena_printf(command->arena, "%s%s", folder, new_name) : NULL;
	enum drive_kind kind;

	if (!from || !to)
		return -ENOMEM;
	if (!glob_matches(name, new_name) && drive_get_kind(drive, to, &kind) == 0)
		return -EEXIST;
	return drive_move(drive, from, to);
}

int prompt_ren(const struct prompt_command *command, int *ret_status)
{
	cleanup(prompt_operands_deinit) struct prompt_operands operands;
	struct beneath_entry *entries;
	const char *folder;
	size_t count = 0;
	int r = prompt_operands_take(command, "", "", &operands);

	if (r == PROMPT_E_REFUSED ||
		(r == 0 && (operands.count != 2 || drive_path_folder_length(operands.words[1])))) {
		*ret_status = 1;
		return r ? 0 : prompt_refuse_syntax(command, ret_status);
	}
	if (r == 0)
		r = drive_list(command->prompt->drive, command->arena, operands.words[0], &entries,
			&count, &folder);
	if (r == 0 && !count)
		r = -ENOENT;
	for (size_t i = 0; r == 0 && i < count; i++)
		if (!entries[i].is_folder || !glob_has_wildcard(operands.words[0]))
			r = rename_one(command, folder, entries[i].name, operands.words[1]);
	if (r == -EEXIST) {
		prompt_print(command->descriptors[2], "%s", MSG_DUPLICATE);
		*ret_status = 1;
		return 0;
	}
	return r == 0 ? 0 : prompt_refuse_file(command, r, operands.words[0], ret_status);
}
