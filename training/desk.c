#include "training/desk.h"

#include <errno.h>
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
	int r = 0;

	disk_remove_tree(text_string(&desk->files));
	r = make_folder(text_string(&desk->files));
	for (size_t i = 0; i < lesson->file_count && r == 0; i++) {
		cleanup(text_deinit) struct text path = {0}, bytes = {0};

		text_printf(&path, "%s/%s", text_string(&desk->files), lesson->files[i].name);
		text_add(&bytes, lesson->files[i].text);
		r = file_place_write(text_string(&path), &bytes, true);
	}
	return r;
}

/*
 * The beginning is written last: killed before, the lesson was not begun. It goes first, so that no farm
 * of another beginning stands beside it.
 */
static int write_anew(struct desk *desk, const struct lesson *lesson)
{
	cleanup(text_deinit) struct text path = {0}, beginning = {0};
	int r = add_beginning(lesson, &beginning);

	add_beginning_path(desk, &path);
	file_remove(text_string(&path));
	if (r == 0)
		r = write_files(desk, lesson);
	if (r == 0)
		r = farm_create(text_string(&desk->farm), lesson->farm->snapshot, true);
	return r == 0 ? file_place_write(text_string(&path), &beginning, true) : r;
}

static int lock(struct desk *desk)
{
	cleanup(text_deinit) struct text path = {0};
	int r;

	text_printf(&path, "%s/lock", text_string(&desk->folder));
	r = path.failed ? -ENOMEM : file_lock(path.bytes, &desk->lock);
	desk->is_locked = r == 0;
	return r;
}

/* What a process that was killed had only begun to write, of this lesson that nobody else is at. */
static void sweep(const struct desk *desk)
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
	bool was_begun;
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
		r = lock(desk);
	if (r != 0)
		return r;
	sweep(desk);
	was_begun = is_whole(desk);
	if (was_begun && !anew && has_same_beginning(desk, lesson)) {
		desk->is_resumed = true;
		return 0;
	}
	desk->is_changed = was_begun && !anew;
	return write_anew(desk, lesson);
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

/* A farm made beside it, which is then copied over: whoever has the file open keeps it. */
int desk_restore_farm(const struct lesson *lesson, const char *path)
{
	cleanup(text_deinit) struct text beside = {0};
	cleanup(farm_freep) struct farm *beginning = NULL, *farm = NULL;
	cleanup(farm_copy_freep) struct farm_copy *copy = NULL;
	int r;

	text_printf(&beside, "%s." BESIDE, path);
	r = beside.failed ? -ENOMEM : farm_create(beside.bytes, lesson->farm->snapshot, true);
	if (r == 0)
		r = farm_open(beside.bytes, &beginning);
	if (r == 0)
		r = farm_copy_new(beginning, &copy);
	beginning = farm_free(beginning);
	file_remove(text_string(&beside));
	if (r == 0)
		r = farm_open(path, &farm);
	return r == 0 ? farm_restore(farm, copy) : r;
}
