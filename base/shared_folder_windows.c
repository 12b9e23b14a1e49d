#include "base/shared_folder.h"

#include <errno.h>

#include "base/file.h"

int shared_folder_make(const char *path)
{
	int r = file_make_folder(path);

	return r == -EEXIST && file_is_folder(path) ? 0 : r;
}

int shared_folder_make_inner(const char *path, const char *around)
{
	(void)around;
	return file_make_folder(path);
}

void shared_folder_use(const char *path)
{
	(void)path;
}

int shared_folder_add_group(const char *path, struct text *to)
{
	(void)path;
	(void)to;
	return -ENOENT;
}
