#include "training/class_folder.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/disk.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/shared_folder.h"
#include "base/text.h"
#include "base/word.h"
#include "training/messages.h"

/* Add the path around the folder, with a slash at its end, and return the folder's own name. */
static const char *split_path(const char *folder, struct text *around)
{
	const char *slash = strrchr(folder, '/');

	if (!slash)
		return folder;
	text_add_bytes(around, folder, (size_t)(slash + 1 - folder));
	return slash + 1;
}

/* Keep the folders of the list only. */
static void drop_files(struct disk_list *list, const char *around)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++) {
		cleanup(text_deinit) struct text path = {0};

		text_printf(&path, "%s%s", around, list->names[i]);
		if (*list->names[i] != '.' && file_is_folder(text_string(&path))) {
			char *name = list->names[kept];

			list->names[kept++] = list->names[i];
			list->names[i] = name;
		}
	}
	while (list->count > kept)
		free(list->names[--list->count]);
}

static int refuse_missing(const char *folder, struct output *out)
{
	cleanup(disk_list_deinit) struct disk_list list = {0};
	cleanup(text_deinit) struct text path = {0}, around = {0};
	const char *name, *nearest = NULL;

	text_add(&path, folder);
	while (path.length > 1 && path.bytes[path.length - 1] == '/')
		path.bytes[--path.length] = '\0';
	name = split_path(text_string(&path), &around);
	if (*name && disk_list(around.length ? around.bytes : ".", &list) == 0) {
		drop_files(&list, text_string(&around));
		nearest = word_nearest(name, (const char *const *)list.names, list.count);
	}
	return nearest ? fail(out, EXIT_MISUSED, MSG_NO_CLASS_NEAR, folder, text_string(&around),
				 nearest)
		       : fail(out, EXIT_MISUSED, MSG_NO_CLASS, folder, folder);
}

int class_folder_refuse(const char *folder, int error, struct output *out)
{
	if (error == -ENOENT && *folder)
		return refuse_missing(folder, out);
	return fail(out, file_is_machines_fault(error) ? EXIT_BROKEN : EXIT_MISUSED, MSG_FOLDER,
		folder, strerror(-error));
}

int class_folder_check(const char *folder, struct output *out)
{
	enum file_kind kind;
	int r = file_get_kind(folder, &kind);

	if (r == 0 && kind != FILE_FOLDER)
		r = -ENOTDIR;
	return r == 0 ? EXIT_DONE : class_folder_refuse(folder, r, out);
}

int class_folder_make(const char *folder, struct output *out)
{
	cleanup(text_deinit) struct text group = {0};
	int r = file_exists(folder) && !file_is_folder(folder) ? -ENOTDIR
							       : shared_folder_make(folder);

	if (r < 0)
		return fail(out, file_is_machines_fault(r) ? EXIT_BROKEN : EXIT_MISUSED, MSG_FOLDER,
			folder, strerror(-r));
	if (shared_folder_add_group(folder, &group) == 0)
		output_say(out->results, SHOW_CLASS_MADE_FOR, folder, group.bytes);
	else
		output_say(out->results, SHOW_CLASS_MADE, folder);
	return EXIT_DONE;
}
