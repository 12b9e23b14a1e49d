/* where: the files of a name in the current folder and in those of PATH. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/command_line.h"
#include "base/glob.h"
#include "shell/prompt/builtins.h"
#include "shell/prompt/drive.h"
#include "shell/prompt/messages.h"

enum {
	STATUS_NOT_FOUND = 1,
	STATUS_ERROR = 2
};

struct search {
	const struct prompt_command *command;
	bool is_quiet; /* /q */
	size_t found;
};

/* Show what a pattern matches in a folder, which ends in a backslash or is "". */
static int show_matches(struct search *search, const char *folder, const char *pattern)
{
	const struct prompt_command *command = search->command;
	struct drive *drive = command->prompt->drive;
	char *typed = arena_printf(command->arena, "%s%s", folder, pattern);
	struct beneath_entry *entries;
	const char *before;
	size_t count = 0;
	int r = typed ? drive_list(drive, command->arena, typed, &entries, &count, &before)
		      : -ENOMEM;

	if (r != 0)
		return r == -ENOMEM ? r : 0;
	for (size_t i = 0; i < count; i++) {
		cleanup(text_deinit) struct text path = {0};
		char *name = arena_printf(command->arena, "%s%s", before, entries[i].name);

		if (entries[i].is_folder)
			continue;
		r = name ? drive_add_whole(drive, name, &path) : -ENOMEM;
		if (r != 0)
			return r;
		search->found++;
		if (!search->is_quiet)
			prompt_print(command->descriptors[1], "%s\n", path.bytes);
	}
	return 0;
}

/* The name as it is, then with each ending of PATHEXT. */
static int search_folder(struct search *search, const char *folder, const char *name)
{
	const char *endings = prompt_get(search->command->prompt, "PATHEXT");
	int r = show_matches(search, folder, name);

	while (r == 0 && endings && *endings && !glob_has_wildcard(name)) {
		size_t length = strcspn(endings, ";");
		char *whole =
			arena_printf(search->command->arena, "%s%.*s", name, (int)length, endings);

		r = whole ? show_matches(search, folder, whole) : -ENOMEM;
		endings += length + (endings[length] == ';');
	}
	return r;
}

static int search_name(struct search *search, const char *name)
{
	const char *folders = prompt_get(search->command->prompt, "PATH");
	int r = search_folder(search, "", name);

	while (r == 0 && folders && *folders) {
		size_t length = strcspn(folders, ";");
		char *folder = arena_printf(search->command->arena, "%.*s\\", (int)length, folders);

		if (length)
			r = folder ? search_folder(search, folder, name) : -ENOMEM;
		folders += length + (folders[length] == ';');
	}
	return r;
}

int prompt_where(const struct prompt_command *command, int *ret_status)
{
	struct search search = {.command = command};
	size_t count, names = 0;
	char **words = command_line_split(command->arena, command->tail, &count);
	int r = words ? 0 : -ENOMEM;

	for (; r == 0 && *words; words++) {
		if (strcasecmp(*words, "/q") == 0) {
			search.is_quiet = true;
		} else if (**words == '/') {
			prompt_say(
				command->descriptors[2], MSG_SWITCH_NOT_HERE, "where", (*words)[1]);
			*ret_status = STATUS_ERROR;
			return 0;
		} else {
			names++;
			r = search_name(&search, *words);
		}
	}
	if (r != 0)
		return r;
	if (!names) {
		prompt_print(command->descriptors[2], "%s", MSG_WHERE_SYNTAX);
		*ret_status = STATUS_ERROR;
	} else if (!search.found) {
		if (!search.is_quiet)
			prompt_print(command->descriptors[2], "%s", MSG_WHERE_NONE);
		*ret_status = STATUS_NOT_FOUND;
	}
	return 0;
}
