#include "shell/prompt/system.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/glob.h"

bool prompt_is_device(const char *typed, const char *device)
{
	size_t length = strlen(device);

	return strncasecmp(typed, device, length) == 0 &&
	       (!typed[length] || strcmp(typed + length, ":") == 0);
}

bool prompt_matches(const char *pattern, const char *name)
{
	return strcmp(pattern, "*.*") == 0 || glob_matches(pattern, name);
}

static int compare_entries(const void *a, const void *b)
{
	const struct prompt_entry *left = a, *right = b;
	int order = strcasecmp(left->name, right->name);

	return order ? order : strcmp(left->name, right->name);
}

/* What is typed, taken apart behind the last slash; the folder's host path, and the pattern. */
static int split(
	struct arena *arena, const char *typed, const char **ret_folder, const char **ret_pattern)
{
	cleanup(text_deinit) struct text path = {0};
	char *folder = arena_copy(arena, typed), *end;
	int r;

	if (!folder)
		return -ENOMEM;
	end = folder + strlen(folder);
	while (end > folder && !strchr("\\/:", end[-1]))
		end--;
	*ret_pattern = arena_copy(arena, end);
	*end = '\0';
	r = prompt_path(folder, &path);
	if (r != 0 || !*ret_pattern)
		return -ENOMEM;
	if (path.length && path.bytes[path.length - 1] != '/')
		text_add_char(&path, '/');
	*ret_folder = path.failed ? NULL : arena_copy(arena, text_string(&path));
	return *ret_folder ? 0 : -ENOMEM;
}

int prompt_list(struct arena *arena, const char *typed, struct prompt_entry **ret_entries,
	size_t *ret_count, const char **ret_folder)
{
	struct prompt_entry *entries = NULL;
	const char *folder, *pattern;
	size_t count = 0;
	int r = split(arena, typed, &folder, &pattern);

	if (r == 0)
		r = prompt_read_folder(arena, folder, pattern, &entries, &count);
	if (r != 0)
		return r;
	if (count)
		qsort(entries, count, sizeof(*entries), compare_entries);
	*ret_entries = entries;
	*ret_count = count;
	*ret_folder = folder;
	return 0;
}
