#include "conformance/run/subject.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/disk.h"
#include "base/environment.h"
#include "base/file.h"
#include "base/macros.h"
#include "conformance/run/variable.h"
#include "conformance/run/windows_program.h"
#include "conformance/suite/files.h"
#include "conformance/suite/placeholder.h"
#include "conformance/suite/subject_name.h"

/* "PATH=" and the folders: ours first, so that what scenarios type is what was built. */
static const char *make_path(struct arena *arena)
{
	cleanup(text_deinit) struct text path = {0};
	char *programs = files_program_path();
	const char *usual = environment_get("PATH");

	text_add(&path, "PATH=");
	if (programs)
		text_printf(&path, "%s%c", programs, file_list_separator);
	text_add(&path, usual && *usual ? usual : disk_usual_path);
	free(programs);
	/* programs are looked up by what this process has as PATH */
	if (path.failed || environment_set("PATH", path.bytes + strlen("PATH=")) < 0)
		return NULL;
	return arena_copy(arena, path.bytes);
}

/* --- Placeholders --- */

/* Add the text and free it; false when it is NULL. */
static bool add_and_free(struct text *to, char *text)
{
	if (text)
		text_add(to, text);
	free(text);
	return text;
}

static bool add_folder(const struct subject *subject, const char *name, struct text *to)
{
	const char *path = subject->file->path;
	const char *slash = strrchr(path, '/');

	char *found;

	if (strcmp(name, "subjects") == 0)
		return add_and_free(
			to, files_find_data("subjects", &found) == 0 ? found : NULL);
	if (strcmp(name, "run") == 0)
		text_add(to, subject->folder ? subject->folder : "");
	else if (slash)
		text_add_bytes(to, path, (size_t)(slash - path));
	else
		text_add_char(to, '.');
	return true;
}

static bool add_variable(const struct subject *subject, const char *name, struct text *to)
{
	size_t length = strlen(name);

	for (size_t i = 0; i < subject->started_count; i++) {
		const char *variable = subject->started[i];

		if (strncmp(variable, name, length) != 0 || variable[length] != '=')
			continue;
		text_add(to, variable + length + 1);
		return true;
	}
	return false;
}

/* The value of a placeholder; before `start` has run a variable's is not known, and is nothing. */
static bool add_value(void *context, const char *name, struct text *to)
{
	struct subject *subject = context;
	bool found;

	if (subject_name_is_folder(name))
		found = add_folder(subject, name, to);
	else if (subject_name_is_program(name))
		found = add_and_free(to, windows_program_find(name));
	else
		found = !subject->folder || add_variable(subject, name, to);
	if (!found && !subject->missing)
		subject->missing = arena_copy(subject->arena, name);
	return found;
}

static const char *replace_placeholders(struct subject *subject, const char *words)
{
	cleanup(text_deinit) struct text text = {0};
	char name[SUBJECT_NAME_MAX];

	/* that placeholders are closed was seen when the file was read */
	placeholder_replace(words, add_value, subject, &text, name, sizeof(name));
	return text.failed ? NULL : arena_copy(subject->arena, text_string(&text));
}

size_t subject_count_words(const char *const *words)
{
	size_t count = 0;

	while (words && words[count])
		count++;
	return count;
}

const char **subject_words(struct subject *subject, const char **words)
{
	size_t count = subject_count_words(words);
	const char **replaced = arena_alloc(subject->arena, (count + 1) * sizeof(*replaced));

	for (size_t i = 0; replaced && i < count; i++) {
		replaced[i] = replace_placeholders(subject, words[i]);
		if (!replaced[i])
			return NULL;
	}
	return replaced;
}

/* --- What each step is given --- */

/* What the file has in place of the command; NULL when it has nothing. */
static const char **file_words(const struct subject_file *file, const char *name)
{
	for (size_t i = 0; file && i < file->command_count; i++) {
		if (file->needs_program || strcmp(file->commands[i].name, name) == 0)
			return file->commands[i].words;
	}
	return NULL;
}

/* The one that was built with this program. */
static int find_built(struct subject *subject, struct subject_command *command)
{
	char *path = files_find_program(command->name);

	command->words = arena_alloc(subject->arena, 2 * sizeof(*command->words));
	if (command->words)
		command->words[0] = arena_copy(subject->arena, path);
	if (!path && !subject->missing)
		subject->missing = command->name;
	free(path);
	if (!command->words)
		return -ENOMEM;
	return command->words[0] ? 0 : SUBJECT_E_NOT_BUILT;
}

/* The file's command, and the words behind it; or the words alone. */
static int settle_command(struct subject *subject, struct subject_command *command)
{
	const char **typed = file_words(subject->file, command->name);
	const char **own = typed ? subject_words(subject, typed) : NULL;
	size_t count = subject_count_words(own),
	       words = subject_count_words((const char *const *)(uintptr_t)subject->words);

	if (typed && !own)
		return -ENOMEM;
	if (!own && !words)
		return find_built(subject, command);
	command->words = arena_alloc(subject->arena, (count + words + 1) * sizeof(*command->words));
	if (!command->words)
		return -ENOMEM;
	for (size_t i = 0; i < count; i++)
		command->words[i] = own[i];
	for (size_t i = 0; i < words; i++)
		command->words[count + i] = subject->words[i];
	return 0;
}

static int settle_commands(struct subject *subject)
{
	size_t count = subject_count_words(subject->names);
	int r = 0;

	subject->commands = arena_alloc(subject->arena, (count + 1) * sizeof(*subject->commands));
	if (!subject->commands)
		return -ENOMEM;
	for (size_t i = 0; i < count && r == 0; i++) {
		subject->commands[i].name = subject->names[i];
		r = settle_command(subject, &subject->commands[i]);
	}
	subject->command_count = count;
	return r;
}

/* What the file says stands in place of what `start` printed. */
static int settle_environment(struct subject *subject)
{
	const struct subject_file *file = subject->file;
	size_t own = file ? file->environment_count : 0, count = 0;
	const char **environment = arena_alloc(
		subject->arena, (own + subject->started_count + 1) * sizeof(*environment));

	for (size_t i = 0; environment && i < own; i++) {
		environment[i] = replace_placeholders(subject, file->environment[i]);
		if (!environment[i])
			return -ENOMEM;
	}
	if (environment)
		count = variables_add(environment, own, subject->started, subject->started_count);
	subject->environment = environment;
	subject->environment_count = count;
	return environment ? 0 : -ENOMEM;
}

int subject_settle(struct subject *subject)
{
	int r;

	subject->missing = NULL;
	r = settle_commands(subject);
	if (r == 0)
		r = settle_environment(subject);
	if (r != 0 || !subject->missing)
		return r;
	subject->trouble = arena_printf(subject->arena, "it printed no '%s='", subject->missing);
	return subject->trouble ? SUBJECT_E_NOT_STARTED : -ENOMEM;
}

/* --- Beginning and end --- */

/* As the system finds it, which may add an ending. */
static bool is_program(const char *path)
{
	cleanup(text_deinit) struct text with_ending = {0};

	if (file_exists(path))
		return !file_is_folder(path);
	text_printf(&with_ending, "%s%s", path, disk_program_ending);
	return file_exists(text_string(&with_ending));
}

/*
 * Wine refuses what is not there with the exit status of a logoff that refuses: nobody would notice.
 * Elsewhere hundreds of errors would say the same.
 */
static int check_words(struct subject *subject)
{
	const struct subject_file *file = subject->file;
	bool needs_program = file && file->needs_program;

	if (file && !needs_program && subject->words)
		return SUBJECT_E_TAKES_NO_PROGRAM;
	if (needs_program && !subject->words)
		return SUBJECT_E_NEEDS_PROGRAM;
	if (!subject->words)
		return 0;
	subject->missing = subject->words[0];
	if (!needs_program && !strpbrk(subject->missing, "/\\"))
		return process_is_on_path(subject->missing) ? 0 : SUBJECT_E_NOT_ON_PATH;
	if (!is_program(subject->missing))
		return SUBJECT_E_NO_PROGRAM;
	/* Wine starts files without the permission */
	return needs_program || process_may_start(subject->missing) ? 0 : SUBJECT_E_NOT_EXECUTABLE;
}

/* Whether each Windows program is there is seen before anything starts. */
static int check_file(struct subject *subject)
{
	const struct subject_file *file = subject->file;
	int r;

	subject->missing = NULL;
	if (!subject_words(subject, file->start) || !subject_words(subject, file->stop))
		return -ENOMEM;
	r = settle_commands(subject);
	if (r == 0)
		r = settle_environment(subject);
	if (r != 0)
		return r;
	return subject->missing ? SUBJECT_E_NO_WINDOWS : 0;
}

int subject_init(struct subject *subject, const struct subject_file *file, char *const *words,
	const char *const *names)
{
	int r;

	*subject = (struct subject){
		.file = file, .words = words, .names = names, .arena = arena_new()};
	subject->path = subject->arena ? make_path(subject->arena) : NULL;
	if (!subject->path)
		return -ENOMEM;
	r = check_words(subject);
	if (r != 0)
		return r;
	return file ? check_file(subject) : settle_commands(subject);
}

void subject_deinit(struct subject *subject)
{
	subject->arena = arena_free(subject->arena);
	*subject = (struct subject){0};
}
