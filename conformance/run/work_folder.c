#include "conformance/run/work_folder.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/macros.h"

enum {
	/* how many names a new folder tries, beside folders that cannot be removed */
	TRIES = 100
};

/* --- The run's folder --- */

int work_folder_init(struct temporary_folder *folder)
{
	return work_folder_init_from(folder, 0);
}

int work_folder_init_from(struct temporary_folder *folder, size_t place)
{
	/* 0.1.0 removed "tsconform-", the number of a process, and more behind that */
	return temporary_folder_init(folder, "tsconform-run-", place);
}

/* --- A subject's folder --- */

static void add_path(const struct work_slot *slot, const char *name, char *path, size_t size)
{
	snprintf(path, size, "%s/%s", slot->own.path, name);
	disk_spell(path);
}

/* Under the slot's number, or the number and another, where what has that name cannot be removed. */
static int make_folder(struct work_slot *slot)
{
	char name[48];
	int r = -EEXIST;

	held_folder_end(&slot->own, &slot->run->own);
	for (int i = 0; i < TRIES && r == -EEXIST; i++) {
		snprintf(name, sizeof(name), i ? "%zu.%d" : "%zu", slot->number, i);
		held_folder_remove(&slot->run->own, name);
		r = held_folder_make(&slot->run->own, name, &slot->own);
	}
	if (r < 0)
		return r;
	add_path(slot, WORK_SLOT_FARM, slot->farm, sizeof(slot->farm));
	add_path(slot, "home", slot->home, sizeof(slot->home));
	add_path(slot, "input", slot->input, sizeof(slot->input));
	add_path(slot, "files", slot->files, sizeof(slot->files));
	return held_folder_make_empty(&slot->own, "home");
}

int work_slot_init(struct work_slot *slot, const struct temporary_folder *run, size_t number)
{
	*slot = (struct work_slot){.run = run, .number = number};
	return make_folder(slot);
}

void work_slot_deinit(struct work_slot *slot)
{
	held_folder_close(&slot->own);
}

static int clear_folder(const struct work_slot *slot)
{
	cleanup(disk_list_deinit) struct disk_list list;
	int r = held_folder_list(&slot->own, &list);

	for (size_t i = 0; i < list.count && r == 0; i++) {
		if (strcmp(list.names[i], WORK_SLOT_FARM) != 0)
			r = held_folder_remove(&slot->own, list.names[i]);
	}
	return r == 0 ? held_folder_make_empty(&slot->own, "home") : r;
}

int work_slot_prepare(struct work_slot *slot, const struct image *image)
{
	int r;

	if (!held_folder_is_in(&slot->run->own, &slot->run->above))
		return -ENOENT;
	if (!held_folder_is_in(&slot->own, &slot->run->own) || clear_folder(slot) < 0) {
		r = make_folder(slot);
		if (r < 0)
			return r;
	}
	slot->farm_size = image->size;
	return held_folder_write_file(&slot->own, WORK_SLOT_FARM, image->bytes, image->size);
}

int work_slot_put_files(const struct work_slot *slot, const struct work_file *files, size_t count)
{
	struct held_folder folder = {0};
	int r = held_folder_make(&slot->own, "files", &folder);

	for (size_t i = 0; i < count && r == 0; i++)
		r = held_folder_write_file(
			&folder, files[i].name, files[i].text, strlen(files[i].text));
	held_folder_close(&folder);
	return r;
}

int work_slot_put_input(const struct work_slot *slot, const char *text)
{
	return held_folder_write_file(&slot->own, "input", text, strlen(text));
}
