#include "training/desk.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/disk.h"
#include "base/file.h"
#include "base/file_place.h"
#include "base/macros.h"
#include "sim/farm_file/farm_file.h"

/* The ending of a farm that is made only to be copied over another. */
#define BESIDE "beginning"

static int make_folder(const char *path)
{
	int r = file_make_folder(path);

	return r == -EEXIST ? 0 : r;
}

static void add_beginning_path(const struct desk *desk, struct text *path)
{
	text_printf(path, "%s/beginning.yaml", text_string(&desk->folder));
}

static int add_beginning(const struct lesson *lesson, struct text *text)
{
	return snapshot_add_text(lesson->farm->snapshot, text);
}

/* Was the lesson begun, by a process that was not killed at it? */
static bool is_whole(const struct desk *desk)
{
	cleanup(text_deinit) struct text path = {0};

	add_beginning_path(desk, &path);
	return file_exists(text_string(&path)) && file_exists(text_string(&desk->farm));
}

/* Is what is there this lesson, as it begins now? */
static bool has_same_beginning(const struct desk *desk, const struct lesson *lesson)
{
	cleanup(text_deinit) struct text path = {0}, was = {0}, is = {0};

	add_beginning_path(desk, &path);
	return file_read(text_string(&path), &was) == 0 && add_beginning(lesson, &is) == 0 &&
	       strcmp(text_string(&was), text_string(&is)) == 0;
}

static int write_files(const struct desk *desk, const struct lesson *lesson)
{
	int r = make_folder(text_string(&desk->files));

	for (size_t i = 0; i < lesson->file_count && r == 0; i++) {
		cleanup(text_deinit) struct text path = {0}, bytes = {0};

		text_printf(&path, "%s/%s", text_string(&desk->files), lesson->files[i].name);
		text_add(&bytes, lesson->files[i].text);
		r = file_place_write(text_string(&path), &bytes, true);
	}
	return r;
}

/*
 * The beginning is removed first and written last, in desk_mark_begun(): a lesson whose beginning is not
 * there was not begun.
 */
static void remove_mark(const struct desk *desk)
{
	cleanup(text_deinit) struct text path = {0};

	add_beginning_path(desk, &path);
	file_remove(text_string(&path));
}

static int write_anew(const struct desk *desk, const struct lesson *lesson)
{
	int r;

	remove_mark(desk);
	disk_remove_tree(text_string(&desk->files));
	r = write_files(desk, lesson);
	return r == 0 ? farm_create(text_string(&desk->farm), lesson->farm->snapshot, true) : r;
}

int desk_mark_begun(const struct desk *desk, const struct lesson *lesson)
{
	cleanup(text_deinit) struct text path = {0}, beginning = {0};
	int r = add_beginning(lesson, &beginning);

	add_beginning_path(desk, &path);
	return r == 0 ? file_place_write(text_string(&path), &beginning, true) : r;
}

/* A farm that nobody can read any more is not worth going on with. */
static bool is_damaged(const struct desk *desk)
{
	cleanup(farm_freep) struct farm *farm = NULL;
	int r = farm_open(text_string(&desk->farm), &farm);

	return r == FARM_E_NOT_A_FARM || r == FARM_E_CORRUPT;
}

static int lock_folder(struct desk *desk)
{
	cleanup(text_deinit) struct text path = {0};
	int r;

	text_printf(&path, "%s/lock", text_string(&desk->folder));
	r = path.failed ? -ENOMEM : file_lock(path.bytes, &desk->lock);
	desk->is_locked = r == 0;
	return r;
}

/* What a process that was killed had only begun to write, of this lesson that nobody else is at. */
static void sweep_leftovers(const struct desk *desk)
{
	cleanup(disk_list_deinit) struct disk_list list = {0};

	if (disk_list(text_string(&desk->folder), &list) < 0)
		return;
	for (size_t i = 0; i < list.count; i++) {
		cleanup(text_deinit) struct text path = {0};

		if (!strstr(list.names[i], ".new-") && !strstr(list.names[i], "." BESIDE))
			continue;
		text_printf(&path, "%s/%s", text_string(&desk->folder), list.names[i]);
		file_remove(text_string(&path));
	}
}

int desk_init(struct desk *desk, const char *folder, const struct lesson *lesson, bool anew)
{
	int r;

	*desk = (struct desk){0};
	r = file_place_make_folders(folder);
	if (r == 0)
		r = make_folder(folder);
	if (r == 0)
		r = file_whole_path(folder, &desk->folder);
	text_printf(&desk->farm, "%s/farm.db", text_string(&desk->folder));
	text_printf(&desk->files, "%s/files", text_string(&desk->folder));
	if (desk->folder.failed || desk->farm.failed || desk->files.failed)
		return -ENOMEM;
	if (r == 0)
		r = lock_folder(desk);
	if (r != 0)
		return r;
	sweep_leftovers(desk);
	if (is_whole(desk) && !anew) {
		desk->is_damaged = is_damaged(desk);
		desk->is_changed = !has_same_beginning(desk, lesson);
		desk->is_resumed = !desk->is_damaged && !desk->is_changed;
	}
	return desk->is_resumed ? 0 : write_anew(desk, lesson);
}

void desk_deinit(struct desk *desk)
{
	if (desk->is_locked)
		file_unlock(desk->lock);
	text_deinit(&desk->folder);
	text_deinit(&desk->farm);
	text_deinit(&desk->files);
	*desk = (struct desk){0};
}

/* --- Beginning anew, while the shell has the farm open --- */

/* A farm is made beside it, and then copied over it. */
static int restore_farm(const struct desk *desk, const struct lesson *lesson)
{
	cleanup(text_deinit) struct text beside = {0};
	cleanup(farm_freep) struct farm *beginning = NULL, *farm = NULL;
	cleanup(farm_copy_freep) struct farm_copy *copy = NULL;
	int r;

	text_printf(&beside, "%s." BESIDE, text_string(&desk->farm));
	r = beside.failed ? -ENOMEM : farm_create(beside.bytes, lesson->farm->snapshot, true);
	if (r == 0)
		r = farm_open(beside.bytes, &beginning);
	if (r == 0)
		r = farm_copy_new(beginning, &copy);
	beginning = farm_free(beginning);
	file_remove(text_string(&beside));
	if (r == 0)
		r = farm_open(text_string(&desk->farm), &farm);
	return r == 0 ? farm_restore(farm, copy) : r;
}

int desk_restore(const struct desk *desk, const struct lesson *lesson)
{
	int r;

	remove_mark(desk);
	r = write_files(desk, lesson);
	return r == 0 ? restore_farm(desk, lesson) : r;
}

/* --- The line that is being executed --- */

static void add_line_path(const struct desk *desk, struct text *path)
{
	text_printf(path, "%s/line", text_string(&desk->folder));
}

int desk_keep_line(const struct desk *desk, const char *line, size_t typed_count, int64_t event)
{
	cleanup(text_deinit) struct text path = {0}, bytes = {0};

	add_line_path(desk, &path);
	text_printf(&bytes, "%zu %" PRId64 " %s", typed_count, event, line);
	return file_place_write(text_string(&path), &bytes, true);
}

bool desk_read_line(
	const struct desk *desk, struct text *line, size_t *ret_typed_count, int64_t *ret_event)
{
	cleanup(text_deinit) struct text path = {0}, bytes = {0};
	int length = 0;

	add_line_path(desk, &path);
	if (file_read(text_string(&path), &bytes) < 0 ||
		sscanf(text_string(&bytes), "%zu %" SCNd64 "%n", ret_typed_count, ret_event,
			&length) != 2 ||
		!length || text_string(&bytes)[length] != ' ')
		return false;
	text_add(line, text_string(&bytes) + length + 1);
	return !line->failed;
}
