#include "conformance/suite/files.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/disk.h"
#include "base/environment.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/text.h"

enum {
	PATH_SIZE = 4096
};

static void refuse_path(struct diagnostics *problems, const char *path, int error)
{
	diagnostics_add(problems, (struct position){.file = path}, NULL, "cannot be read: %s",
		strerror(error));
}

int files_read_yaml(const char *path, struct arena *arena, struct diagnostics *problems,
	struct yaml_node **ret_root)
{
	cleanup(text_deinit) struct text text = {0};
	int r = file_read(path, &text);

	*ret_root = NULL;
	if (r == -ENOMEM)
		return r;
	if (r < 0) {
		refuse_path(problems, path, -r);
		return 0;
	}
	return yaml_parse(path, text_string(&text), text.length, arena, problems, ret_root);
}

static bool is_wanted(const char *folder, const char *name)
{
	size_t length = strlen(name);
	char path[PATH_SIZE];

	if (*name == '.')
		return false;
	if (length > 5 && strcmp(name + length - 5, ".yaml") == 0)
		return true;
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return file_is_folder(path);
}

static int walk_folder(const char *path, struct diagnostics *problems,
	int (*take)(void *context, const char *path), void *context)
{
	cleanup(disk_list_deinit) struct disk_list list;
	int r = disk_list(path, &list);

	if (r == -ENOMEM)
		return r;
	if (r < 0) {
		refuse_path(problems, path, -r);
		return 0;
	}
	for (size_t i = 0; i < list.count && r == 0; i++) {
		char below[PATH_SIZE];
		enum file_kind kind;

		if (!is_wanted(path, list.names[i]))
			continue;
		snprintf(below, sizeof(below), "%s/%s", path, list.names[i]);
		/* nobody named it, and reading it may never end */
		if (file_get_kind(below, &kind) == 0 && kind == FILE_OTHER) {
			diagnostics_add(problems, (struct position){.file = below}, NULL,
				"not a file, but a pipe or a device");
			continue;
		}
		r = files_walk(below, problems, take, context);
	}
	return r;
}

int files_walk(const char *path, struct diagnostics *problems,
	int (*take)(void *context, const char *path), void *context)
{
	if (file_is_folder(path))
		return walk_folder(path, problems, take, context);
	return take(context, path);
}

enum files_kind files_kind(const struct yaml_node *root)
{
	if (root->kind == YAML_LIST)
		return FILES_KNOWN_FAILURES;
	if (yaml_get(root, "document"))
		return FILES_DOCUMENT;
	if (yaml_get(root, "subject"))
		return FILES_SUBJECT;
	if (yaml_get(root, "lesson"))
		return FILES_LESSON;
	if (yaml_get(root, "course"))
		return FILES_COURSE;
	return yaml_get(root, "servers") ? FILES_FARM : FILES_SCENARIO;
}

/* --- Where things are --- */

/* The path of the pieces together, when something is there. 0, -ENOENT or -ENOMEM. */
static int join_if_there(const char *folder, const char *between, const char *name, char **ret_path)
{
	cleanup(text_deinit) struct text path = {0};

	text_printf(&path, "%s%s%s", folder, between, name);
	if (path.failed)
		return -ENOMEM;
	if (!file_exists(path.bytes))
		return -ENOENT;
	*ret_path = strdup(path.bytes);
	return *ret_path ? 0 : -ENOMEM;
}

/* In a source tree some stand in conformance/, and the catalogues are there or it is another tree. */
static int find_in_source(const char *folder, const char *name, char **ret_path)
{
	char *catalogues;
	int r = join_if_there(folder, "/conformance/", "documents", &catalogues);

	if (r < 0)
		return r;
	free(catalogues);
	r = join_if_there(folder, "/conformance/", name, ret_path);
	return r == -ENOENT ? join_if_there(folder, "/", name, ret_path) : r;
}

/* The folder of this program, in PATH_SIZE bytes. */
static bool find_own_folder(char *folder)
{
	if (file_program_folder(folder, PATH_SIZE) < 0)
		return false;
	disk_unspell(folder);
	return true;
}

int files_find_data(const char *name, char **ret_path)
{
	const char *data = environment_get("TSFARM_DATA");
	char folder[PATH_SIZE], *slash;
	int r;

	if (data && *data) {
		r = join_if_there(data, "/", name, ret_path);
		return r == -ENOENT ? find_in_source(data, name, ret_path) : r;
	}
	if (!find_own_folder(folder))
		return -ENOENT;
	r = join_if_there(folder, "/../share/tsfarm/", name, ret_path);
	while (r == -ENOENT && (slash = strrchr(folder, '/'))) {
		*slash = '\0';
		r = find_in_source(folder, name, ret_path);
	}
	return r;
}

char *files_find_program(const char *name)
{
	cleanup(text_deinit) struct text file = {0};
	char folder[PATH_SIZE];
	char *found;

	text_printf(&file, "%s%s", name, disk_program_ending);
	if (file.failed || !find_own_folder(folder))
		return NULL;
	/* beside an installed program may be others' of the same name, such as the reset of terminals */
	if (join_if_there(folder, "/../libexec/tsfarm/", file.bytes, &found) != 0 &&
		join_if_there(folder, "/", file.bytes, &found) != 0)
		return NULL;
	disk_spell(found);
	return found;
}

char *files_program_path(void)
{
	cleanup(text_deinit) struct text path = {0};
	char folder[PATH_SIZE];

	if (!find_own_folder(folder))
		return NULL;
	disk_spell(folder);
	text_printf(&path, "%s/../libexec/tsfarm%c%s", folder, file_list_separator, folder);
	return path.failed ? NULL : strdup(path.bytes);
}
