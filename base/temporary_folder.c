#include "base/temporary_folder.h"

#include <errno.h>
#include <string.h>

#include "base/macros.h"

static void remove_abandoned(const struct held_folder *above, const char *prefix)
{
	cleanup(disk_list_deinit) struct disk_list list;

	held_folder_list(above, &list);
	for (size_t i = 0; i < list.count; i++) {
		if (strncmp(list.names[i], prefix, strlen(prefix)) == 0)
			held_folder_remove_unlocked(above, list.names[i]);
	}
}

int temporary_folder_init_in(struct temporary_folder *folder, const char *path, const char *prefix)
{
	int r;

	*folder = (struct temporary_folder){0};
	r = held_folder_open(path, &folder->above);
	if (r < 0)
		return r;
	remove_abandoned(&folder->above, prefix);
	r = held_folder_make_locked(&folder->above, prefix, &folder->own);
	if (r < 0)
		held_folder_close(&folder->above);
	return r;
}

int temporary_folder_init(struct temporary_folder *folder, const char *prefix, size_t first)
{
	char path[HELD_FOLDER_PATH];
	int r = -ENOENT;

	*folder = (struct temporary_folder){0};
	for (size_t i = first; i < DISK_TEMPORARY_PLACES; i++) {
		if (!disk_temporary_folder(i, path, sizeof(path)))
			continue;
		r = temporary_folder_init_in(folder, path, prefix);
		if (r == 0)
			return 0;
	}
	return r;
}

void temporary_folder_deinit(struct temporary_folder *folder)
{
	held_folder_end(&folder->own, &folder->above);
	held_folder_close(&folder->above);
}
