#include "shell/prompt/drive_temp.h"

#include "base/file.h"
#include "base/state.h"

/* The user's own, where nobody else puts anything. */
static bool make_in_own_place(struct temporary_folder *folder)
{
	cleanup(text_deinit) struct text path = {0};

	if (!state_path("temp/", &path))
		return false;
	state_make_folders(text_string(&path));
	return temporary_folder_init_in(folder, text_string(&path), "shell-") == 0;
}

void drive_temp_init(struct drive_temp *temp)
{
	*temp = (struct drive_temp){0};
	temp->is_made = make_in_own_place(&temp->folder) ||
			temporary_folder_init(&temp->folder, "tsfarm-shell-", 0) == 0;
	if (!temp->is_made)
		return;
	text_printf(&temp->files, "%s/files", temp->folder.own.path);
	if (temp->files.failed || file_make_folder(temp->files.bytes) != 0)
		drive_temp_deinit(temp);
}

void drive_temp_deinit(struct drive_temp *temp)
{
	temporary_folder_deinit(&temp->folder);
	text_deinit(&temp->files);
	*temp = (struct drive_temp){0};
}
