/* What a server of an edition has: its variables, its folder of programs, and the user's own. */
#include <errno.h>
#include <string.h>

#include "shell/prompt/builtins.h"
#include "shell/prompt/drive.h"
#include "shell/prompt/drive_path.h"
#include "shell/prompt/edition.h"

/* --- Folders --- */

static int show_program(const struct prompt *prompt, const char *name, const char *ending)
{
	const struct prompt_edition_words *words = prompt_edition_words(prompt->edition);
	cleanup(text_deinit) struct text path = {0};

	text_printf(&path, "%s\\%s\\%s%s", words->root, words->programs, name, ending);
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

static int show_system(const struct prompt *prompt, const char *const *programs)
{
	const struct prompt_edition_words *words = prompt_edition_words(prompt->edition);
	cleanup(text_deinit) struct text folder = {0};
	int r = drive_show_folder(prompt->drive, words->root);

	text_printf(&folder, "%s\\%s", words->root, words->programs);
	if (r == 0)
		r = folder.failed ? -ENOMEM : drive_show_folder(prompt->drive, folder.bytes);
	if (r == 0)
		r = show_own_programs(prompt);
	for (; r == 0 && programs && *programs; programs++)
		r = show_program(prompt, *programs, ".exe");
	return r;
}

/* The path of the user's own folder, "Users\eva"; nothing in an edition where users have none. */
static int add_home(const struct prompt_edition_words *words, const char *user, struct text *home)
{
	size_t before;

	if (!words->profiles)
		return 0;
	if (!*user) {
		text_add(home, words->system_profile);
		return home->failed ? -ENOMEM : 0;
	}
	text_printf(home, "%s\\", words->profiles);
	before = home->length;
	text_add(home, user);
	if (home->failed)
		return -ENOMEM;
	/* a name that no folder can have, as Windows has no user of it */
	for (char *at = home->bytes + before; *at; at++)
		if ((unsigned char)*at < ' ' || strchr("<>:\"|?*\\/", *at))
			*at = '_';
	if (!drive_path_is_name(home->bytes + before))
		text_add(home, "_");
	return home->failed ? -ENOMEM : 0;
}

/* --- Variables --- */

static int set_printed(struct prompt *prompt, const char *name, const struct text *value)
{
	return value->failed ? -ENOMEM : prompt_set(prompt, name, text_string(value));
}

/* Those that every edition has. */
static int set_system(struct prompt *prompt)
{
	static const char *const fixed[][2] = {
		{"OS", "Windows_NT"},
		{"SystemDrive", "C:"},
		{"TEMP", "C:\\TEMP"},
		{"TMP", "C:\\TEMP"},
	};
	const struct prompt_edition_words *words = prompt_edition_words(prompt->edition);
	cleanup(text_deinit) struct text root = {0}, shell = {0}, path = {0};
	int r = 0;

	text_printf(&root, "C:\\%s", words->root);
	text_printf(&shell, "C:\\%s\\%s\\cmd.exe", words->root, words->programs);
	text_printf(&path, "C:\\%s\\%s;C:\\%s", words->root, words->programs, words->root);
	for (size_t i = 0; r == 0 && i < ARRAY_SIZE(fixed); i++)
		r = prompt_set(prompt, fixed[i][0], fixed[i][1]);
	if (r == 0)
		r = set_printed(prompt, "SystemRoot", &root);
	if (r == 0)
		r = set_printed(prompt, "windir", &root);
	if (r == 0)
		r = set_printed(prompt, "ComSpec", &shell);
	return r == 0 ? set_printed(prompt, "PATH", &path) : r;
}

static int set_home(struct prompt *prompt, const char *home)
{
	cleanup(text_deinit) struct text whole = {0}, path = {0};
	int r;

	text_printf(&whole, "C:\\%s", home);
	text_printf(&path, "\\%s", home);
	r = prompt_set(prompt, "HOMEDRIVE", "C:");
	if (r == 0)
		r = set_printed(prompt, "HOMEPATH", &path);
	if (r == 0)
		r = prompt_set(prompt, "PATHEXT", ".COM;.EXE;.BAT;.CMD");
	return r == 0 ? set_printed(prompt, "USERPROFILE", &whole) : r;
}

/* --- All of it --- */

static int begin_anew(struct prompt *prompt, const struct prompt_system *system)
{
	const char *home = text_string(&prompt->home);
	int r = drive_begin(prompt->drive, *home ? home : NULL);

	prompt_variables_deinit(&prompt->variables);
	if (r == 0)
		r = show_system(prompt, system->programs);
	if (r == 0)
		r = set_system(prompt);
	return r == 0 && *home ? set_home(prompt, home) : r;
}

int prompt_begin(struct prompt *prompt, const struct prompt_system *system, const char **ret_banner)
{
	const struct prompt_edition_words *words = prompt_edition_words(system->edition);
	cleanup(text_deinit) struct text home = {0};
	int r = add_home(words, system->user, &home);

	*ret_banner = NULL;
	if (r != 0 || (prompt->has_begun && prompt->edition == system->edition &&
			      prompt->locale == system->locale &&
			      strcmp(text_string(&prompt->home), text_string(&home)) == 0))
		return r;
	prompt->has_begun = true;
	prompt->edition = system->edition;
	prompt->locale = system->locale;
	prompt->programs = system->help;
	text_deinit(&prompt->home);
	prompt->home = home;
	text_init(&home);
	*ret_banner = words->banner;
	return begin_anew(prompt, system);
}
