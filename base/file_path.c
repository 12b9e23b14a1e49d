#include "base/file_path.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/disk.h"
#include "base/file.h"
#include "base/file_beside.h"
#include "base/macros.h"

/* --- Ways --- */

/* The whole path of the folder that the file is in, some of which may not be there yet. */
static int add_whole_folder(struct text *to, const char *path)
{
	const char *slash = strrchr(path, '/');
	cleanup(text_deinit) struct text folder = {0};
	int r;

	if (!slash || slash == path)
		return file_whole_path(slash ? "/" : ".", to);
	text_add_bytes(&folder, path, (size_t)(slash - path));
	if (folder.failed)
		return -ENOMEM;
	if (file_exists(folder.bytes))
		return file_whole_path(folder.bytes, to);
	r = add_whole_folder(to, folder.bytes);
	slash = strrchr(folder.bytes, '/');
	text_printf(to, "/%s", slash ? slash + 1 : folder.bytes);
	return r;
}

/* How much of both is the same folders, with the slash behind them. */
static size_t common_length(const char *a, const char *b)
{
	size_t common = 0;

	for (size_t i = 0; a[i] && a[i] == b[i]; i++)
		common = a[i] == '/' ? i + 1 : common;
	return common;
}

int file_path_add_relative(struct text *to, const char *from, const char *path)
{
	cleanup(text_deinit) struct text folder = {0}, whole = {0};
	size_t common;
	int r = add_whole_folder(&folder, from);

	if (r == 0)
		r = file_whole_path(path, &whole);
	if (r < 0)
		return r;
	disk_unspell(folder.bytes);
	disk_unspell(whole.bytes);
	text_add_char(&folder, '/');
	if (folder.failed || whole.failed)
		return -ENOMEM;
	common = common_length(folder.bytes, whole.bytes);
	for (const char *at = folder.bytes + common; *at; at++) {
		if (*at == '/')
			text_add(to, "../");
	}
	text_add(to, whole.bytes + common);
	return to->failed ? -ENOMEM : 0;
}

/* --- Files --- */

int file_path_make_folders(const char *path)
{
	char *folder = strdup(path);
	int r = folder ? 0 : -ENOMEM;

	for (char *slash = folder; r == 0 && (slash = strchr(slash + 1, '/'));) {
		*slash = '\0';
		if (!file_exists(folder))
			r = file_make_folder(folder);
		*slash = '/';
	}
	free(folder);
	return r;
}

/* A device or a pipe takes the bytes; a file in its place would be the end of it. */
static int write_into(const char *path, const struct text *bytes)
{
	FILE *file = fopen(path, "wb");
	bool written;

	if (!file)
		return -errno;
	written = fwrite(text_string(bytes), 1, bytes->length, file) == bytes->length;
	return fclose(file) == 0 && written ? 0 : -errno;
}

int file_path_write(const char *path, const struct text *bytes, bool replace)
{
	cleanup(file_beside_deinit) struct file_beside made = {0};
	enum file_kind kind;
	int r;

	if (bytes->failed)
		return -ENOMEM;
	if (replace && file_get_kind(path, &kind) == 0 && kind == FILE_OTHER)
		return write_into(path, bytes);
	r = file_beside_make(&made, path, replace, text_string(bytes), bytes->length);
	return r == 0 ? file_beside_move(&made) : r;
}
