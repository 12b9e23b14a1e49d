/* What a server of an edition has: its variables, and its folder of programs. */
#include <errno.h>
#include <string.h>

#include "shell/prompt/builtins.h"
#include "shell/prompt/drive.h"

static const char *system_root(const struct prompt *prompt)
{
	return prompt->edition == PROMPT_NT4 ? "WINNT" : "WINDOWS";
}

static int show_program(const struct prompt *prompt, const char *name, const char *ending)
{
	cleanup(text_deinit) struct text path = {0};

	text_printf(&path, "%s\\System32\\%s%s", system_root(prompt), name, ending);
	return path.failed ? -ENOMEM : drive_show_program(prompt->drive, path.bytes);
}

/* Those of the oldest programs are .com files. */
static int show_own_programs(const struct prompt *prompt)
{
	int r = 0;

	for (const struct prompt_help *row = prompt_commands(prompt->edition); r == 0 && row->name;
		row++) {
		const struct prompt_builtin_row *builtin =
			prompt_builtin_find(prompt, row->name, strlen(row->name));

		if (builtin && builtin->errorlevel == PROMPT_PROGRAM)
			r = show_program(prompt, row->name,
				strcmp(row->name, "more") == 0 || strcmp(row->name, "chcp") == 0
					? ".com"
					: ".exe");
	}
	return r;
}

static int set_variables(struct prompt *prompt)
{
	static const struct {
		const char *name, *before, *behind; /* the folder of the system between both */
	} rows[] = {
		{"ComSpec", "C:\\", "\\System32\\cmd.exe"},
		{"SystemRoot", "C:\\", ""},
		{"windir", "C:\\", ""},
	};
	static const char *const fixed[][2] = {
		{"OS", "Windows_NT"},
		{"SystemDrive", "C:"},
		{"TEMP", "C:\\TEMP"},
		{"TMP", "C:\\TEMP"},
	};
	const char *root = system_root(prompt);
	cleanup(text_deinit) struct text path = {0};
	int r = 0;

	for (size_t i = 0; r == 0 && i < ARRAY_SIZE(fixed); i++)
		r = prompt_set(prompt, fixed[i][0], fixed[i][1]);
	for (size_t i = 0; r == 0 && i < ARRAY_SIZE(rows); i++) {
		cleanup(text_deinit) struct text value = {0};

		text_printf(&value, "%s%s%s", rows[i].before, root, rows[i].behind);
		r = value.failed ? -ENOMEM : prompt_set(prompt, rows[i].name, value.bytes);
	}
	text_printf(&path, "C:\\%s\\System32;C:\\%s", root, root);
	if (r == 0)
		r = path.failed ? -ENOMEM : prompt_set(prompt, "PATH", path.bytes);
	return r;
}

int prompt_add_system(struct prompt *prompt, const char *const *programs)
{
	cleanup(text_deinit) struct text folder = {0};
	int r = set_variables(prompt);

	text_printf(&folder, "%s\\System32", system_root(prompt));
	if (r == 0)
		r = drive_show_folder(prompt->drive, system_root(prompt));
	if (r == 0)
		r = folder.failed ? -ENOMEM : drive_show_folder(prompt->drive, folder.bytes);
	if (r == 0)
		r = show_own_programs(prompt);
	for (; r == 0 && *programs; programs++)
		r = show_program(prompt, *programs, ".exe");
	return r;
}
