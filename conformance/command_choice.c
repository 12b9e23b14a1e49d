#include "conformance/command_choice.h"

#include <string.h>

#include "base/macros.h"
#include "base/word.h"
#include "conformance/edition_choice.h"
#include "conformance/messages.h"
#include "conformance/suite/command_name.h"

/* --- Names of commands --- */

static bool has_name(const char *const *names, const char *name)
{
	for (; *names; names++) {
		if (strcmp(*names, name) == 0)
			return true;
	}
	return false;
}

/*
 * Those that the chosen scenarios are about, each once, in the suite's order; NULL without memory.
 * There is room for one more. Own scenarios are about none.
 */
static const char **list_chosen(const struct selection *selection)
{
	const char **names =
		arena_alloc(selection->suite.arena, (selection->count + 2) * sizeof(*names));
	size_t count = 0;

	for (size_t i = 0; names && i < selection->count; i++) {
		if (!scenario_is_own(selection->chosen[i]) &&
			!has_name(names, selection->chosen[i]->command))
			names[count++] = selection->chosen[i]->command;
	}
	return names;
}

/* The file's; NULL where it stands for every command, or without memory. */
static const char **list_of_file(const struct subject_file *file, struct arena *arena)
{
	const char **names =
		file->needs_program || !file->command_count
			? NULL
			: arena_alloc(arena, (file->command_count + 1) * sizeof(*names));

	for (size_t i = 0; names && i < file->command_count; i++)
		names[i] = file->commands[i].name;
	return names;
}

/* "'logoff', 'msg'" */
static const char *print_names(const char *const *names, struct arena *arena)
{
	cleanup(text_deinit) struct text text = {0};
	const char *copy;

	for (const char *const *name = names; *name; name++)
		text_printf(&text, "%s'%s'", name == names ? "" : ", ", *name);
	copy = arena_copy(arena, text_string(&text));
	return copy ? copy : "";
}

/* --- Keeping --- */

/* In own scenarios a subject of any command may be used. */
static void keep_commands(struct selection *selection, const char *const *names)
{
	size_t kept = 0;

	for (size_t i = 0; i < selection->count; i++) {
		if (scenario_is_own(selection->chosen[i]) ||
			has_name(names, selection->chosen[i]->command))
			selection->chosen[kept++] = selection->chosen[i];
	}
	selection->count = kept;
}

void selection_drop_own(struct selection *selection)
{
	size_t kept = 0;

	for (size_t i = 0; i < selection->count; i++) {
		if (!scenario_is_own(selection->chosen[i]))
			selection->chosen[kept++] = selection->chosen[i];
	}
	selection->count = kept;
}

/* A name that is in no document would only ever leave nothing. */
static int refuse_unknown(
	const struct selection *selection, const char *command, struct output *out)
{
	struct arena *arena = selection->suite.arena;
	size_t count;
	const char **names = documents_commands(&selection->suite.documents, arena, &count);
	const char *nearest;

	if (!names)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	if (has_name(names, command))
		return EXIT_DONE;
	nearest = word_nearest(command, names, count);
	if (nearest)
		return fail(out, EXIT_MISUSED, MSG_NO_COMMAND_NEAR, command, nearest);
	return fail(out, EXIT_MISUSED, MSG_NO_COMMAND, command, print_names(names, arena));
}

int selection_keep_command(struct selection *selection, const char *command, struct output *out)
{
	const char *const only[] = {command ? command_name_first(command) : NULL, NULL};
	const char **before;
	int status;

	if (!command)
		return EXIT_DONE;
	status = refuse_unknown(selection, *only, out);
	before = status == EXIT_DONE ? list_chosen(selection) : NULL;
	if (!before)
		return status == EXIT_DONE ? fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY) : status;
	keep_commands(selection, only);
	if (selection->count || !*before)
		return EXIT_DONE;
	return fail(out, EXIT_MISUSED, MSG_NOTHING_ABOUT, *only,
		print_names(before, selection->suite.arena));
}

/* What the file has nothing for is not judged. */
static int keep_of_file(
	struct selection *selection, const struct subject_file *file, struct output *out)
{
	struct arena *arena = selection->suite.arena;
	const char **names = file ? list_of_file(file, arena) : NULL;
	const char **before = list_chosen(selection);

	if (!before)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	if (!names)
		return EXIT_DONE;
	keep_commands(selection, names);
	if (selection->count || !*before)
		return EXIT_DONE;
	return fail(out, EXIT_MISUSED, MSG_NOT_OF_SUBJECT, file->id, print_names(names, arena),
		print_names(before, arena));
}

/* Words behind `--` are one command: the only one, or logoff where nobody chose. */
static int keep_one(struct selection *selection, struct output *out)
{
	static const char *const usual[] = {DOCUMENT_COMMAND, NULL};
	const char **names = list_chosen(selection);

	if (!names)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	if (!*names || !names[1])
		return EXIT_DONE;
	if (selection->narrowed || !has_name(names, DOCUMENT_COMMAND))
		return fail(out, EXIT_MISUSED, MSG_SEVERAL_COMMANDS,
			print_names(names, selection->suite.arena));
	keep_commands(selection, usual);
	return EXIT_DONE;
}

static bool has_own(const struct selection *selection)
{
	for (size_t i = 0; i < selection->count; i++) {
		if (scenario_is_own(selection->chosen[i]))
			return true;
	}
	return false;
}

/* Own scenarios may type each command of the subject; words behind `--` are the one that was named. */
static const char **list_judged(const struct selection *selection,
	const struct subject_choice *choice, const struct subject_file *file)
{
	const char **names = list_chosen(selection);

	if (!names || !has_own(selection))
		return names;
	if (file && !file->needs_program && file->command_count)
		return list_of_file(file, selection->suite.arena);
	if (choice->words && !*names)
		names[0] = choice->command ? command_name_first(choice->command) : DOCUMENT_COMMAND;
	return names;
}

int commands_choose(struct selection *selection, const struct subject_choice *choice,
	const struct subject_file *file, const char ***ret_names, struct output *out)
{
	int status = selection_keep_command(selection, choice->command, out);

	if (status == EXIT_DONE)
		status = editions_choose(selection, choice, file, out);
	if (status == EXIT_DONE)
		status = keep_of_file(selection, file, out);
	if (status == EXIT_DONE && choice->words)
		status = keep_one(selection, out);
	if (status != EXIT_DONE)
		return status;
	*ret_names = list_judged(selection, choice, file);
	return *ret_names ? EXIT_DONE : fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
}
