#include "base/file_beside.h"

#include <errno.h>
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
		if (!left.failed &&
			strncmp(left.bytes + strlen(path), ".new-", strlen(".new-")) == 0)
			file_remove_abandoned(left.bytes);
	}
}

int file_beside_make(
	struct file_beside *beside, const char *path, bool replace, const void *bytes, size_t size)
{
	const char *target;
	int r = 0;

	beside->replace = replace;
	if (replace)
		r = file_follow_links(path, &beside->target);
	else
		text_add(&beside->target, path);
	if (r == 0 && beside->target.failed)
		r = -ENOMEM;
	if (r != 0)
		return r;
	target = text_string(&beside->target);
	remove_abandoned(target);
	return file_make_beside(target, bytes, size, &beside->path, &beside->lock);
}

static void forget_path(struct file_beside *beside)
{
	if (beside->path.length && beside->lock >= 0)
		file_unlock(beside->lock);
	text_clear(&beside->path);
}

int file_beside_move(struct file_beside *beside)
{
	int r = file_move(beside->path.bytes, text_string(&beside->target), beside->replace);

	if (r == 0)
		forget_path(beside);
	return r;
}

void file_beside_deinit(struct file_beside *beside)
{
	if (beside->path.length)
		file_remove(beside->path.bytes);
	forget_path(beside);
	text_deinit(&beside->path);
	text_deinit(&beside->target);
}
