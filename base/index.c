#include "base/index.h"

#include <assert.h>
#include <errno.h>
#include <search.h>
#include <string.h>

#include "base/name.h"

struct name_entry {
	int64_t value;
	char key[NAME_SIZE];
};

static int compare_entries(const void *a, const void *b)
{
	return strcmp(((const struct name_entry *)a)->key, ((const struct name_entry *)b)->key);
}

void index_init(struct index *index, struct arena *arena)
{
	*index = (struct index){.arena = arena};
}

void index_deinit(struct index *index)
{
	while (index->root)
		tdelete(*(struct name_entry **)index->root, &index->root, compare_entries);
}

/* A name that cannot be a key (ill-formed, too long) is kept under its first bytes: it is refused elsewhere. */
static void fill_key(struct name_entry *entry, const char *name)
{
	if (!name_fold(name, entry->key, sizeof(entry->key)))
		strncpy(entry->key, name, sizeof(entry->key) - 1);
}

int index_add(struct index *index, const char *name, int64_t value, int64_t *ret_value)
{
	struct name_entry *entry = arena_alloc(index->arena, sizeof(*entry));
	struct name_entry **found;

	assert(value >= 0);
	if (!entry)
		return -ENOMEM;
	fill_key(entry, name);
	entry->value = value;
	found = tsearch(entry, &index->root, compare_entries);
	if (!found)
		return -ENOMEM;
	*ret_value = (*found)->value;
	return 0;
}

int64_t index_find(const struct index *index, const char *name)
{
	struct name_entry wanted = {0};
	struct name_entry *const *found;

	fill_key(&wanted, name);
	found = tfind(&wanted, &index->root, compare_entries);
	return found ? (*found)->value : -1;
}
