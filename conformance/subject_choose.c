#include "conformance/commands.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/word.h"
#include "conformance/command_choice.h"
#include "conformance/messages.h"
#include "conformance/suite/files.h"

static bool is_path(const char *name)
{
	size_t length = strlen(name);

	return strpbrk(name, "/\\") || (length > 5 && strcmp(name + length - 5, ".yaml") == 0);
}

/* --- All there are --- */

static int take_file(void *context, const char *path)
{
	struct subject_list *list = context;
	struct subject_file **at;
	struct yaml_node *root;
	int r = files_read_yaml(path, list->arena, list->problems, &root);

	if (r < 0 || !root || files_kind(root) != FILES_SUBJECT)
		return r;
	at = arena_append(list->arena, &list->files, list->count, sizeof(*at));
	if (!at)
		return -ENOMEM;
	*at = arena_alloc(list->arena, sizeof(**at));
	path = arena_copy(list->arena, path);
	if (!*at || !path)
		return -ENOMEM;
	list->count++;
	return subject_file_read(*at, path, root, list->arena, list->problems);
}

int subjects_load(struct subject_list *list, struct output *out)
{
	char *folder;
	int r = files_find_data("subjects", &folder);

	if (r != 0)
		return selection_refuse_data("subjects", r, out);
	r = files_walk(folder, list->problems, take_file, list);
	free(folder);
	return r < 0 ? fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY) : EXIT_DONE;
}

/* --- One of them --- */

static int refuse_name(const struct subject_list *list, const char *name, struct output *out)
{
	const char **names = arena_alloc(list->arena, (list->count + 1) * sizeof(*names));
	const char *nearest;

	for (size_t i = 0; names && i < list->count; i++)
		names[i] = list->files[i]->id;
	nearest = names ? word_nearest(name, names, list->count) : NULL;
	if (nearest)
		return fail(out, EXIT_MISUSED, MSG_NO_SUBJECT_NEAR, name, nearest);
	return fail(out, EXIT_MISUSED, MSG_NO_SUBJECT, name);
}

/* What is wrong with the other files is no trouble of somebody who chose this one. */
static int find_by_name(
	struct selection *selection, const char *name, const char **ret_path, struct output *out)
{
	struct diagnostics others = {0};
	struct subject_list list = {.arena = selection->suite.arena, .problems = &others};
	int status;

	if (diagnostics_init(&others) < 0)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	status = subjects_load(&list, out);
	diagnostics_deinit(&others);
	if (status != EXIT_DONE)
		return status;
	for (size_t i = 0; i < list.count; i++) {
		if (strcmp(list.files[i]->id, name) != 0)
			continue;
		*ret_path = list.files[i]->path;
		return EXIT_DONE;
	}
	return refuse_name(&list, name, out);
}

static int read_file(struct selection *selection, const char *name, struct subject_file **ret_file,
	struct output *out)
{
	struct subject_file *file = arena_alloc(selection->suite.arena, sizeof(*file));
	const char *path = name;
	int status = is_path(name) ? EXIT_DONE : find_by_name(selection, name, &path, out);

	if (status != EXIT_DONE)
		return status;
	if (!file ||
		subject_file_load(file, path, selection->suite.arena, &selection->problems) < 0)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	*ret_file = file;
	return selection_refuse(&selection->problems, out);
}

/* --- Whether it can be judged --- */

static int report_refusal(const struct subject *subject, int r, struct output *out)
{
	const char *id = subject->file ? subject->file->id : "";

	switch (r) {
	case 0:
		return EXIT_DONE;
	case SUBJECT_E_NOT_BUILT:
		return fail(out, EXIT_MISUSED, MSG_NOT_BUILT, subject->missing);
	case SUBJECT_E_NO_WINDOWS:
		return fail(out, EXIT_MISUSED, MSG_NO_WINDOWS, subject->missing, id);
	case SUBJECT_E_NEEDS_PROGRAM:
		return fail(out, EXIT_MISUSED, MSG_NEEDS_PROGRAM, id);
	case SUBJECT_E_TAKES_NO_PROGRAM:
		return fail(out, EXIT_MISUSED, MSG_TAKES_NO_PROGRAM, id);
	case SUBJECT_E_NO_PROGRAM:
		return fail(out, EXIT_MISUSED, MSG_NO_PROGRAM, subject->missing);
	case SUBJECT_E_NOT_EXECUTABLE:
		return fail(out, EXIT_MISUSED, MSG_NOT_EXECUTABLE, subject->missing);
	case SUBJECT_E_NOT_ON_PATH:
		return fail(out, EXIT_MISUSED, MSG_NOT_ON_PATH, subject->missing);
	default:
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	}
}

int subject_choose(struct selection *selection, const struct subject_choice *choice,
	struct subject *subject, struct output *out)
{
	struct subject_file *file = NULL;
	const char **names = NULL;
	int status = choice->file ? read_file(selection, choice->file, &file, out) : EXIT_DONE;

	if (status == EXIT_DONE)
		status = commands_choose(selection, choice, file, &names, out);
	if (status != EXIT_DONE)
		return status;
	return report_refusal(subject, subject_init(subject, file, choice->words, names), out);
}
