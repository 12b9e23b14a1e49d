/* The commands about folders. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "shell/prompt/drive.h"
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
		prompt_print(command->descriptors[1], "%s\n", text_string(&folder));
		return r;
	}
	r = drive_change_folder(drive, typed);
	return r == 0 ? 0
		      : prompt_refuse_file(command, r == -ENOENT ? -ENOTDIR : r, typed, ret_status);
}
