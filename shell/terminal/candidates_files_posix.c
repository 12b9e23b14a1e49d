#include "shell/terminal/candidates_files.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/macros.h"

static bool is_offered(const char *name, const char *begun)
{
	return strncmp(name, begun, strlen(begun)) == 0 && (*name != '.' || *begun == '.') &&
	       strcmp(name, ".") != 0 && strcmp(name, "..") != 0 && !strpbrk(name, "\t\n");
}

static bool ends_with(const char *name, const char *suffix)
{
	size_t length = strlen(name), end = strlen(suffix);

	return length >= end && strcmp(name + length - end, suffix) == 0;
}

static void add_file(const char *path, const char *suffix, bool folders_only, struct text *to)
{
	if (file_is_folder(path))
		text_printf(to, "%s/\n", path);
	else if (!folders_only && (!suffix || ends_with(path, suffix)))
		text_printf(to, "%s\n", path);
}

void candidates_add_files(const char *word, const char *suffix, bool folders_only, struct text *to)
{
	const char *slash = strrchr(word, '/'), *begun = slash ? slash + 1 : word;
	cleanup(text_deinit) struct text folder = {0};
	struct dirent **entries;
	int count;

	text_add_bytes(&folder, word, (size_t)(begun - word));
	count = scandir(slash ? text_string(&folder) : ".", &entries, NULL, alphasort);
	for (int i = 0; i < count; i++) {
		cleanup(text_deinit) struct text path = {0};

		text_printf(&path, "%s%s", text_string(&folder), entries[i]->d_name);
		if (!path.failed && is_offered(entries[i]->d_name, begun))
			add_file(path.bytes, suffix, folders_only, to);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
}
