#include "training/workspace.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/disk.h"
#include "base/file.h"
#include "base/file_path.h"
#include "base/macros.h"
#include "base/shared_folder.h"
#include "sim/farm_file/farm_file.h"

/* The ending of a farm that is made only to be copied over another. */
#define BESIDE "beginning"

static int make_folder(const char *path)
{
	int r = file_make_folder(path);

	return r == -EEXIST ? 0 : r;
}

/* The folder of a lesson in NAME.lessons, which the instructor may read where the class is shared. */
static int make_lesson_folder(const char *path)
{
	cleanup(text_deinit) struct text around = {0}, above = {0};
	const char *slash = strrchr(path, '/'), *before = slash;
	int r;

	while (before && before > path && before[-1] != '/')
		before--;
	/* nothing around it can be shared, as where Windows has its temporary folder */
	if (!slash || before == path)
		return make_folder(path);
	text_add_bytes(&above, path, (size_t)(before - path));
	text_add_bytes(&around, path, (size_t)(slash - path));
	if (above.failed || around.failed)
		return -ENOMEM;
	r = shared_folder_make_inner(around.bytes, above.bytes);
	if (r == 0 || r == -EEXIST)
		r = shared_folder_make_inner(path, around.bytes);
	return r == -EEXIST ? 0 : r;
}

static void add_beginning_path(const struct workspace *workspace, struct text *path)
{
	text_printf(path, "%s/beginning.yaml", text_string(&workspace->folder));
}

static int add_beginning(const struct lesson *lesson, struct text *text)
{
	return snapshot_add_text(lesson->farm->snapshot, text);
}

/* Was the lesson begun, by a process that was not killed at it? */
static bool is_whole(const struct workspace *workspace)
{
	cleanup(text_deinit) struct text path = {0};
	enum file_kind kind;

	add_beginning_path(workspace, &path);
	return file_exists(text_string(&path)) && file_exists(text_string(&workspace->farm)) &&
	       file_get_kind(text_string(&workspace->files), &kind) == 0 && kind == FILE_FOLDER;
}

/* Is what is there this lesson, as it begins now? */
static bool has_same_beginning(const struct workspace *workspace, const struct lesson *lesson)
{
	cleanup(text_deinit) struct text path = {0}, was = {0}, is = {0};

	add_beginning_path(workspace, &path);
	return file_read(text_string(&path), &was) == 0 && add_beginning(lesson, &is) == 0 &&
	       strcmp(text_string(&was), text_string(&is)) == 0;
}

static int write_files(const struct workspace *workspace, const struct lesson *lesson)
{
	int r = make_folder(text_string(&workspace->files));

	for (size_t i = 0; i < lesson->file_count && r == 0; i++) {
		cleanup(text_deinit) struct text path = {0}, bytes = {0};

		text_printf(&path, "%s/%s", text_string(&workspace->files), lesson->files[i].name);
		text_add(&bytes, lesson->files[i].text);
		r = file_path_write(text_string(&path), &bytes, true);
	}
	return r;
}

/*
 * The beginning is removed first and written last, in workspace_mark_begun(): a lesson whose beginning is not
 * there was not begun.
 */
static void remove_mark(const struct workspace *workspace)
{
	cleanup(text_deinit) struct text path = {0};

	add_beginning_path(workspace, &path);
	file_remove(text_string(&path));
}

static int write_anew(const struct workspace *workspace, const struct lesson *lesson)
{
	int r;

	remove_mark(workspace);
	disk_remove_tree(text_string(&workspace->files));
	disk_remove_other(text_string(&workspace->farm));
	r = write_files(workspace, lesson);
	return r == 0 ? farm_create(text_string(&workspace->farm), lesson->farm->snapshot, true)
		      : r;
}

int workspace_mark_begun(const struct workspace *workspace, const struct lesson *lesson)
{
	cleanup(text_deinit) struct text path = {0}, beginning = {0};
	int r = add_beginning(lesson, &beginning);

	assert(workspace->is_locked);
	add_beginning_path(workspace, &path);
	return r == 0 ? file_path_write(text_string(&path), &beginning, true) : r;
}

/* A farm that nobody can read any more is not worth going on with. */
static bool is_damaged(const struct workspace *workspace)
{
	cleanup(farm_freep) struct farm *farm = NULL;
	int r = farm_open(text_string(&workspace->farm), &farm);

	return r == FARM_E_NOT_A_FARM || r == FARM_E_CORRUPT || r == FARM_E_FOREIGN ||
	       r == FARM_E_ENDLESS || r == -EISDIR;
}

static int lock_folder(struct workspace *workspace)
{
	cleanup(text_deinit) struct text path = {0};
	int r;

	text_printf(&path, "%s/lock", text_string(&workspace->folder));
	r = path.failed ? -ENOMEM : file_lock(path.bytes, &workspace->lock);
	workspace->is_locked = r == 0;
	return r;
}

/* What a process that was killed had only begun to write, of this lesson that nobody else is at. */
static void sweep_leftovers(const struct workspace *workspace)
{
	cleanup(disk_list_deinit) struct disk_list list = {0};

	if (disk_list(text_string(&workspace->folder), &list) < 0)
		return;
	for (size_t i = 0; i < list.count; i++) {
		cleanup(text_deinit) struct text path = {0};

		if (!strstr(list.names[i], ".new-") && !strstr(list.names[i], "." BESIDE))
			continue;
		text_printf(&path, "%s/%s", text_string(&workspace->folder), list.names[i]);
		file_remove(text_string(&path));
	}
}

int workspace_init(
	struct workspace *workspace, const char *folder, const struct lesson *lesson, bool anew)
{
	int r;

	*workspace = (struct workspace){0};
	r = make_lesson_folder(folder);
	if (r == 0)
		r = file_whole_path(folder, &workspace->folder);
	text_printf(&workspace->farm, "%s/farm.db", text_string(&workspace->folder));
	text_printf(&workspace->files, "%s/files", text_string(&workspace->folder));
	if (workspace->folder.failed || workspace->farm.failed || workspace->files.failed)
		return -ENOMEM;
	if (r == 0)
		r = lock_folder(workspace);
	if (r != 0)
		return r;
	sweep_leftovers(workspace);
	if (is_whole(workspace) && !anew) {
		workspace->is_damaged = is_damaged(workspace);
		workspace->is_changed = !has_same_beginning(workspace, lesson);
		workspace->is_resumed = !workspace->is_damaged && !workspace->is_changed;
	}
	return workspace->is_resumed ? 0 : write_anew(workspace, lesson);
}

void workspace_deinit(struct workspace *workspace)
{
	if (workspace->is_locked)
		file_unlock(workspace->lock);
	text_deinit(&workspace->folder);
	text_deinit(&workspace->farm);
	text_deinit(&workspace->files);
	*workspace = (struct workspace){0};
}

/* --- Beginning anew, while the shell has the farm open --- */

/* A farm is made beside it, and then copied over it. */
static int restore_farm(const struct workspace *workspace, const struct lesson *lesson)
{
	cleanup(text_deinit) struct text beside = {0};
	cleanup(farm_freep) struct farm *beginning = NULL, *farm = NULL;
	cleanup(farm_copy_freep) struct farm_copy *copy = NULL;
	int r;

	text_printf(&beside, "%s." BESIDE, text_string(&workspace->farm));
	r = beside.failed ? -ENOMEM : farm_create(beside.bytes, lesson->farm->snapshot, true);
	if (r == 0)
		r = farm_open(beside.bytes, &beginning);
	if (r == 0)
		r = farm_copy_new(beginning, &copy);
	beginning = farm_free(beginning);
	file_remove(text_string(&beside));
	if (r == 0)
		r = farm_open(text_string(&workspace->farm), &farm);
	return r == 0 ? farm_restore(farm, copy) : r;
}

int workspace_restore(const struct workspace *workspace, const struct lesson *lesson)
{
	int r;

	assert(workspace->is_locked);
	remove_mark(workspace);
	r = write_files(workspace, lesson);
	return r == 0 ? restore_farm(workspace, lesson) : r;
}

/* --- The line that is being executed --- */

static void add_line_path(const struct workspace *workspace, struct text *path)
{
	text_printf(path, "%s/line", text_string(&workspace->folder));
}

int workspace_keep_line(
	const struct workspace *workspace, const char *line, size_t typed_count, int64_t event)
{
	cleanup(text_deinit) struct text path = {0}, bytes = {0};

	assert(workspace->is_locked);
	add_line_path(workspace, &path);
	text_printf(&bytes, "%zu %" PRId64 " %s", typed_count, event, line);
	return file_path_write(text_string(&path), &bytes, true);
}

bool workspace_read_line(const struct workspace *workspace, struct text *line,
	size_t *ret_typed_count, int64_t *ret_event)
{
	cleanup(text_deinit) struct text path = {0}, bytes = {0};
	int length = 0;

	add_line_path(workspace, &path);
	if (file_read(text_string(&path), &bytes) < 0 ||
		sscanf(text_string(&bytes), "%zu %" SCNd64 "%n", ret_typed_count, ret_event,
			&length) != 2 ||
		!length || text_string(&bytes)[length] != ' ')
		return false;
	text_add(line, text_string(&bytes) + length + 1);
	return !line->failed;
}
