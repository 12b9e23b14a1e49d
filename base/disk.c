#include "base/disk.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* By how many names a list grows. */
enum {
	NAMES = 64
};

int disk_list_add(struct disk_list *list, const char *name)
{
	char *copy;

	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
		return 0;
	if (list->count % NAMES == 0) {
		char **names = realloc(list->names, (list->count + NAMES) * sizeof(*names));

		if (!names)
			return -ENOMEM;
		list->names = names;
	}
	copy = strdup(name);
	if (!copy)
		return -ENOMEM;
	list->names[list->count++] = copy;
	return 0;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void disk_list_sort(struct disk_list *list)
{
	if (list->count)
		qsort(list->names, list->count, sizeof(*list->names), compare_names);
}

void disk_list_deinit(struct disk_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->names[i]);
	free(list->names);
	*list = (struct disk_list){0};
}
