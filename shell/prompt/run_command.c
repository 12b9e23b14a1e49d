/* A command by its name: one of the prompt, a batch file, or a program. */
#include <ctype.h>
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/command_line.h"
#include "shell/prompt/builtins.h"
#include "shell/prompt/drive.h"
#include "shell/prompt/drive_path.h"
#include "shell/prompt/edition.h"
#include "shell/prompt/messages.h"

/* ERRORLEVEL after an unknown command. */
enum {
	STATUS_NOT_RECOGNIZED = 9009
};

/* --- Files --- */

static bool ends_in(const char *name, const char *ending)
{
	size_t length = strlen(name), ending_length = strlen(ending);

	return length > ending_length && strcasecmp(name + length - ending_length, ending) == 0;
}

/* A file that the host could run is none here: only programs that are shown are. */
static enum prompt_file find_exactly(const struct prompt *prompt, const char *typed)
{
	enum drive_kind kind;

	if (drive_get_kind(prompt->drive, typed, &kind) != 0)
		return PROMPT_NO_FILE;
	if (kind == DRIVE_PROGRAM)
		return PROMPT_PROGRAM_FILE;
	return kind == DRIVE_FILE && (ends_in(typed, ".bat") || ends_in(typed, ".cmd"))
		       ? PROMPT_BATCH_FILE
		       : PROMPT_NO_FILE;
}

/* In one folder, which ends in a backslash or is "". */
static enum prompt_file find_in_folder(
	const struct prompt *prompt, const char *folder, const char *name, struct text *path)
{
	static const char *const endings[] = {"", ".com", ".exe", ".bat", ".cmd"};
	enum prompt_file file = PROMPT_NO_FILE;

	for (size_t i = 0; file == PROMPT_NO_FILE && i < ARRAY_SIZE(endings); i++) {
		text_clear(path);
		text_printf(path, "%s%s%s", folder, name, endings[i]);
		if (!path->failed)
			file = find_exactly(prompt, path->bytes);
	}
	return file;
}

enum prompt_file prompt_find_file(const struct prompt *prompt, const char *name, struct text *path)
{
	const char *folders = prompt_get(prompt, "PATH");
	enum prompt_file file = find_in_folder(prompt, "", name, path);

	if (strpbrk(name, "\\/:"))
		return file;
	while (file == PROMPT_NO_FILE && folders && *folders) {
		cleanup(text_deinit) struct text folder = {0};
		size_t length = strcspn(folders, ";");

		text_add_bytes(&folder, folders, length);
		text_add(&folder, "\\");
		if (length && !folder.failed)
			file = find_in_folder(prompt, folder.bytes, name, path);
		folders += length + (folders[length] == ';');
	}
	return file;
}

/* --- Programs --- */

static int run_program(struct prompt *prompt, struct arena *arena, const char *name,
	const char *tail, const int descriptors[3], int *ret_status)
{
	size_t count;
	char **words = command_line_split(arena, tail, &count);
	char **arguments = words ? arena_alloc(arena, (count + 2) * sizeof(*arguments)) : NULL;
	int r;

	if (!arguments)
		return -ENOMEM;
	arguments[0] = (char *)name;
	memcpy(arguments + 1, words, count * sizeof(*words));
	r = prompt->calls->run(prompt->context, arguments, descriptors, ret_status);
	if (r == -ENOMEM)
		return r;
	if (r == -ENOENT) {
		if (prompt_edition_words(prompt->edition)->names_unknown)
			prompt_say(descriptors[2], MSG_NOT_RECOGNIZED, name);
		else
			prompt_print(descriptors[2], "%s", MSG_NOT_RECOGNIZED_NT4);
		*ret_status = STATUS_NOT_RECOGNIZED;
	} else if (r < 0) {
		prompt_complain(descriptors[2], r, name);
		*ret_status = 1;
	}
	prompt->errorlevel = *ret_status;
	return 0;
}

/* Was all written that the command printed? The exit status. Nobody is told when his reader has gone. */
static int end_output(const struct prompt_command *command)
{
	int error = prompt_take_write_error();

	if (error < 0 && error != -EPIPE)
		prompt_complain(command->descriptors[2], error, command->name);
	return error < 0;
}

static bool clears_errorlevel(const struct prompt *prompt, const struct prompt_builtin_row *row)
{
	switch (row->errorlevel) {
	case PROMPT_KEEPS:
		break;
	case PROMPT_CLEARS:
	case PROMPT_PROGRAM:
		return true;
	case PROMPT_CLEARS_IN_CMD:
		return prompt->batch && ends_in(prompt->batch->path, ".cmd");
	}
	return false;
}

static int run_builtin(const struct prompt_builtin_row *row, struct prompt *prompt,
	struct arena *arena, const char *tail, const int descriptors[3], int *ret_status)
{
	const struct prompt_command command = {prompt, arena, row->name, tail, descriptors};
	int r;

	if (strncmp(prompt_skip_blanks(tail), "/?", 2) == 0) {
		prompt_print(descriptors[1], "%s\n", row->help);
		return 0;
	}
	prompt_take_write_error();
	r = row->run(&command, ret_status);
	if (r == 0 && *ret_status == 0)
		*ret_status = end_output(&command);
	if (*ret_status || clears_errorlevel(prompt, row))
		prompt->errorlevel = *ret_status;
	return r;
}

/* --- Names --- */

/* The row of the prompt's own program at a path that is shown, or NULL; and its bare name. */
static const struct prompt_builtin_row *find_program(
	struct prompt *prompt, struct arena *arena, const char *path, const char **ret_name)
{
	const char *slash = strrchr(path, '\\');
	const char *name = slash ? slash + 1 : path;
	size_t length = strcspn(name, ".");
	const struct prompt_builtin_row *row = prompt_builtin_find(prompt, name, length);

	*ret_name = arena_copy_bytes(arena, name, length);
	return row && row->errorlevel == PROMPT_PROGRAM ? row : NULL;
}

static void refuse_absent(struct prompt *prompt, const char *typed, int complaints)
{
	const char *name = typed + drive_path_folder_length(typed);

	prompt_say(complaints, MSG_NOT_HERE, (int)strcspn(name, "."), name);
	prompt->errorlevel = 1;
}

/* A switch need not be separated from its command: logoff/? */
static int run_file(struct prompt *prompt, struct arena *arena, const char *name, const char *tail,
	const int descriptors[3], int *ret_status)
{
	cleanup(text_deinit) struct text path = {0};
	size_t length = strcspn(name, "/\"");
	const struct prompt_builtin_row *row;
	const char *bare;

	if (length && name[length] == '/') {
		tail = arena_printf(arena, "%s%s", name + length, tail);
		name = arena_copy_bytes(arena, name, length);
	}
	bare = name && tail ? arena_copy(arena, name) : NULL;
	if (!bare)
		return -ENOMEM;
	bare = prompt_unquote((char *)bare);
	switch (prompt_find_file(prompt, bare, &path)) {
	case PROMPT_BATCH_FILE:
		return prompt_batch_run(
			prompt, path.bytes, name, tail, descriptors, false, ret_status);
	case PROMPT_PROGRAM_FILE:
		row = find_program(prompt, arena, path.bytes, &bare);
		if (row)
			return run_builtin(row, prompt, arena, tail, descriptors, ret_status);
		break;
	case PROMPT_NO_FILE:
		if (prompt_is_absent(prompt->edition, bare)) {
			refuse_absent(prompt, bare, descriptors[2]);
			*ret_status = 1;
			return 0;
		}
		break;
	}
	return bare ? run_program(prompt, arena, bare, tail, descriptors, ret_status) : -ENOMEM;
}

/*
 * The row of the command that the name begins with, and what follows: echo. and cd\ are one word, and
 * so is find.exe.
 */
static const struct prompt_builtin_row *find_builtin(
	struct prompt *prompt, const char *name, size_t *ret_length)
{
	size_t length = strcspn(name, ".\\/:+[](");
	const struct prompt_builtin_row *row =
		prompt_builtin_find(prompt, name, length ? length : strlen(name));

	*ret_length = length;
	if (!row || row->errorlevel != PROMPT_PROGRAM || !strchr(".\\:", name[length]) ||
		!name[length])
		return row;
	*ret_length = strlen(name);
	return strcasecmp(name + length, ".exe") == 0 || strcasecmp(name + length, ".com") == 0
		       ? row
		       : NULL;
}

int prompt_run_command(struct prompt *prompt, const char *name, const char *tail,
	const int descriptors[3], int *ret_status)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	const struct prompt_builtin_row *row;
	size_t length;
	int r;

	if (!arena)
		return -ENOMEM;
	r = prompt->calls->check(prompt->context);
	if (r != 0)
		return r;
	*ret_status = 0;
	if (!*name)
		return 0;
	/* a drive, of which there is one */
	if (isalpha((unsigned char)name[0]) && strcmp(name + 1, ":") == 0) {
		if (toupper((unsigned char)*name) == 'C')
			return 0;
		prompt_complain(descriptors[2], -ENODEV, name);
		prompt->errorlevel = *ret_status = 1;
		return 0;
	}
	row = find_builtin(prompt, name, &length);
	if (!row)
		return run_file(prompt, arena, name, tail, descriptors, ret_status);
	tail = arena_printf(arena, "%s%s", name + length, tail);
	return tail ? run_builtin(row, prompt, arena, tail, descriptors, ret_status) : -ENOMEM;
}
