#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/glob.h"
#include "shell/prompt/drive_path.h"
#include "shell/prompt/drive_state.h"

struct listing {
	struct drive *drive;
	struct arena *arena;
	const char *pattern;
	bool is_root; /* where what is shown hides what bears its name */
	struct beneath_entry *entries;
	size_t count;
};

static int add_entry(struct listing *listing, const struct beneath_entry *found)
{
	struct beneath_entry *entry;

	if (strcmp(listing->pattern, "*.*") != 0 && !glob_matches(listing->pattern, found->name))
		return 0;
	entry = arena_append(listing->arena, &listing->entries, listing->count, sizeof(*entry));
	if (!entry)
		return -ENOMEM;
	*entry = *found;
	entry->name = arena_copy(listing->arena, found->name);
	listing->count++;
	return entry->name ? 0 : -ENOMEM;
}

static int take_entry(void *context, const struct beneath_entry *found)
{
	struct listing *listing = context;
	struct drive *drive = listing->drive;

	if (!drive_path_is_name(found->name) ||
		(listing->is_root &&
			(drive_is_in_shown(drive, found->name) ||
				(drive->temp && glob_matches(found->name, DRIVE_TEMP_NAME)))))
		return 0;
	return add_entry(listing, found);
}

/* What is shown in the folder, which is itself shown or the root. */
static int list_shown(struct listing *listing, const char *folder)
{
	const struct drive *drive = listing->drive;
	size_t length = strlen(folder);
	int r = 0;

	for (size_t i = 0; r == 0 && i < drive->shown_count; i++) {
		const char *path = drive->shown[i].path, *slash = strrchr(path, '/');
		size_t parent = slash ? (size_t)(slash - path) : 0;
		cleanup(text_deinit) struct text above = {0};

		text_add_bytes(&above, path, parent);
		/* the root is in no folder */
		if (!*path || parent != length || !glob_matches(folder, text_string(&above)))
			continue;
		r = add_entry(listing, &(struct beneath_entry){
					       .name = slash ? slash + 1 : path,
					       .is_folder = drive->shown[i].is_folder,
					       .changed = DRIVE_SHOWN_TIME,
				       });
	}
	return r;
}

static int list_root(struct listing *listing)
{
	struct beneath_entry temp = {.name = DRIVE_TEMP_NAME};
	int r = list_shown(listing, "");

	if (r == 0 && listing->drive->temp)
		r = beneath_get(listing->drive->temp, "", &temp);
	temp.name = DRIVE_TEMP_NAME;
	if (r == 0 && listing->drive->temp)
		r = add_entry(listing, &temp);
	if (r != 0 || *listing->drive->home)
		return r;
	return beneath_list(listing->drive->root, "", take_entry, listing);
}

static int list_place(struct listing *listing, const struct drive_place *place)
{
	const struct drive_shown *shown;

	listing->is_root = !*place->path.bytes;
	if (listing->is_root)
		return list_root(listing);
	if (!place->beneath) {
		shown = drive_find_shown(listing->drive, place->rest);
		if (!shown || !shown->is_folder)
			return shown ? -ENOTDIR : -ENOENT;
		return list_shown(listing, shown->path);
	}
	return beneath_list(place->beneath, place->rest, take_entry, listing);
}

static int compare_entries(const void *a, const void *b)
{
	const struct beneath_entry *left = a, *right = b;
	int order = strcasecmp(left->name, right->name);

	return order ? order : strcmp(left->name, right->name);
}

int drive_list(struct drive *drive, struct arena *arena, const char *typed,
	struct beneath_entry **ret_entries, size_t *ret_count, const char **ret_folder)
{
	cleanup(drive_place_deinit) struct drive_place place = {0};
	size_t length = drive_path_folder_length(typed);
	char *folder = arena_copy_bytes(arena, typed, length);
	struct listing listing = {.drive = drive, .arena = arena, .pattern = typed + length};
	int r = folder ? drive_find_place(drive, folder, &place) : -ENOMEM;

	if (r == 0)
		r = list_place(&listing, &place);
	if (r != 0)
		return r;
	if (listing.count)
		qsort(listing.entries, listing.count, sizeof(*listing.entries), compare_entries);
	*ret_entries = listing.entries;
	*ret_count = listing.count;
	*ret_folder = folder;
	return 0;
}
