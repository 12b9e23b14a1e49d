#include "base/file_beside.h"

#include <string.h>

#include "base/disk.h"
#include "base/file.h"
#include "base/macros.h"

/* What a killed process left beside the path. Without memory it stays until the next time. */
static void remove_abandoned(const char *path)
{
	cleanup(disk_list_deinit) struct disk_list list = {0};
	cleanup(text_deinit) struct text folder = {0}, left = {0};
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;

	text_add_bytes(&folder, path, (size_t)(name - path));
	if (folder.failed || disk_list(folder.length ? folder.bytes : ".", &list) < 0)
		return;
	for (size_t i = 0; i < list.count; i++) {
		if (strncmp(list.names[i], name, strlen(name)) != 0)
			continue;
		text_clear(&left);
		text_printf(&left, "%s%s", text_string(&folder), list.names[i]);
		/* longer by what is added alone: beside `farm`, `farm.db.new-...` is another's */
		if (!left.failed && strncmp(left.bytes + strlen(path), ".new-", strlen(".new-")) == 0)
			file_remove_abandoned(left.bytes);
	}
}

int file_beside_make(struct file_beside *beside, const char *path, const void *bytes, size_t size)
{
	remove_abandoned(path);
	return file_make_beside(path, bytes, size, &beside->path, &beside->lock);
}

static void forget(struct file_beside *beside)
{
	if (beside->path.length && beside->lock >= 0)
		file_unlock(beside->lock);
	text_clear(&beside->path);
}

int file_beside_move(struct file_beside *beside, const char *path, bool replace)
{
	int r = file_move(beside->path.bytes, path, replace);

	if (r == 0)
		forget(beside);
	return r;
}

void file_beside_deinit(struct file_beside *beside)
{
	if (beside->path.length)
		file_remove(beside->path.bytes);
	forget(beside);
	text_deinit(&beside->path);
}
