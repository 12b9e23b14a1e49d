#include "shell/prompt/drive_temp.h"

#include <errno.h>
#include <string.h>

#include "base/disk.h"
#include "base/file.h"
#include "base/state.h"

/* --- What others left --- */

static void sweep_one(const char *folder, const char *name)
{
	cleanup(text_deinit) struct text path = {0}, lock_path = {0};
	intptr_t lock;

	text_printf(&path, "%s%s", folder, name);
	text_printf(&lock_path, "%s%s/lock", folder, name);
	if (path.failed || lock_path.failed || !file_exists(lock_path.bytes) ||
		file_lock(lock_path.bytes, &lock) != 0)
		return;
	/* nobody has it any more */
	file_unlock(lock);
	disk_remove_tree(path.bytes);
}

/* `folder` ends in a slash. */
static void sweep(const char *folder)
{
	cleanup(disk_list_deinit) struct disk_list list = {0};

	if (disk_list(folder, &list) != 0)
		return;
	for (size_t i = 0; i < list.count; i++)
		sweep_one(folder, list.names[i]);
}

/* --- A new one --- */

/* The user's own, where nobody else puts anything: there what was left is looked for. */
static bool find_own_place(struct text *folder)
{
	if (!state_path("temp/", folder))
		return false;
	state_make_folders(folder->bytes);
	sweep(folder->bytes);
	text_add(folder, "shell-XXXXXX");
	return !folder->failed && disk_make_unique_folder(folder->bytes) == 0;
}

static bool find_common_place(struct text *folder)
{
	char place[4096];

	for (size_t i = 0; i < DISK_TEMPORARY_PLACES; i++) {
		if (!disk_temporary_folder(i, place, sizeof(place)))
			continue;
		text_clear(folder);
		text_printf(folder, "%s/tsfarm-shell-XXXXXX", place);
		if (!folder->failed && disk_make_unique_folder(folder->bytes) == 0)
			return true;
	}
	return false;
}

void drive_temp_init(struct drive_temp *temp)
{
	cleanup(text_deinit) struct text lock = {0};

	*temp = (struct drive_temp){0};
	if (!find_own_place(&temp->folder)) {
		text_clear(&temp->folder);
		if (!find_common_place(&temp->folder))
			return;
	}
	temp->is_made = true;
	text_printf(&lock, "%s/lock", text_string(&temp->folder));
	text_printf(&temp->files, "%s/files", text_string(&temp->folder));
	if (!lock.failed)
		temp->is_locked = file_lock(lock.bytes, &temp->lock) == 0;
	if (temp->files.failed || file_make_folder(temp->files.bytes) != 0)
		drive_temp_deinit(temp);
}

void drive_temp_deinit(struct drive_temp *temp)
{
	if (temp->is_locked)
		file_unlock(temp->lock);
	if (temp->is_made)
		disk_remove_tree(text_string(&temp->folder));
	text_deinit(&temp->folder);
	text_deinit(&temp->files);
	*temp = (struct drive_temp){0};
}
