/* Files and folders of a drive: opened, made, removed and moved. */
#include <errno.h>
#include <string.h>

#include "base/glob.h"
#include "shell/prompt/drive_path.h"
#include "shell/prompt/drive_state.h"
#include "shell/prompt/system.h"

int drive_open_file(struct drive *drive, const char *typed, enum beneath_purpose purpose)
{
	cleanup(drive_place_deinit) struct drive_place place = {0};
	enum drive_kind kind;
	int r;

	if (drive_device_of(typed) == DRIVE_NUL)
		return prompt_open_nothing();
	/* of a program that is shown, nothing can be read */
	if (purpose == BENEATH_READ && drive_get_kind(drive, typed, &kind) == -ENOENT)
		return -ENOENT;
	r = drive_find_own_place(drive, typed, &place);
	return r == 0 ? beneath_open_file(place.beneath, place.rest, purpose) : r;
}

int drive_remove_file(struct drive *drive, const char *typed)
{
	cleanup(drive_place_deinit) struct drive_place place = {0};
	int r = drive_find_own_place(drive, typed, &place);

	return r == 0 ? beneath_remove_file(place.beneath, place.rest) : r;
}

int drive_make_folder(struct drive *drive, const char *typed)
{
	cleanup(drive_place_deinit) struct drive_place place = {0};
	int r = drive_find_own_place(drive, typed, &place);
	char *path;

	/* what is there is there */
	if (r != 0)
		return r == -EACCES && drive_exists(drive, typed) ? -EEXIST : r;
	path = (char *)place.rest;
	for (char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		r = beneath_make_folder(place.beneath, path);
		*slash = '/';
		if (r != 0 && r != -EEXIST)
			return r;
	}
	return beneath_make_folder(place.beneath, path);
}

/* --- A folder with all that is in it --- */

struct removal {
	struct beneath *beneath;
	const char *path;
	struct arena *arena;
	struct beneath_entry *entries;
	size_t count;
};

static int note_removal(void *context, const struct beneath_entry *found)
{
	struct removal *removal = context;
	struct beneath_entry *entry =
		arena_append(removal->arena, &removal->entries, removal->count, sizeof(*entry));

	if (!entry)
		return -ENOMEM;
	*entry = *found;
	entry->name = arena_copy(removal->arena, found->name);
	removal->count++;
	return entry->name ? 0 : -ENOMEM;
}

/* Links go, and what they lead to stays. */
static int remove_below(struct beneath *beneath, struct arena *arena, const char *path)
{
	struct removal removal = {beneath, path, arena, NULL, 0};
	int r = beneath_list(beneath, path, note_removal, &removal);

	for (size_t i = 0; r == 0 && i < removal.count; i++) {
		const struct beneath_entry *entry = &removal.entries[i];
		const char *inner = arena_printf(arena, "%s/%s", path, entry->name);

		if (!inner)
			return -ENOMEM;
		if (entry->is_folder && !entry->is_link)
			r = remove_below(beneath, arena, inner);
		else
			r = beneath_remove_file(beneath, inner);
	}
	return r == 0 ? beneath_remove_folder(beneath, path) : r;
}

/* No folder goes in which the prompt itself is. */
static bool is_current(const struct drive *drive, const struct drive_place *place)
{
	const char *current = text_string(&drive->folder);
	size_t length = strlen(place->path.bytes);
	cleanup(text_deinit) struct text above = {0};

	if (strlen(current) < length || (current[length] && current[length] != '/'))
		return false;
	text_add_bytes(&above, current, length);
	return glob_matches(place->path.bytes, text_string(&above));
}

int drive_remove_folder(struct drive *drive, const char *typed, bool with_files)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	cleanup(drive_place_deinit) struct drive_place place = {0};
	struct beneath_entry entry;
	int r = arena ? drive_find_own_place(drive, typed, &place) : -ENOMEM;

	if (r == 0)
		r = is_current(drive, &place) ? -EBUSY
					      : beneath_get(place.beneath, place.rest, &entry);
	if (r != 0)
		return r;
	if (!entry.is_folder)
		return -ENOTDIR;
	/* of a link, itself */
	if (entry.is_link)
		return beneath_remove_file(place.beneath, place.rest);
	return with_files ? remove_below(place.beneath, arena, place.rest)
			  : beneath_remove_folder(place.beneath, place.rest);
}

int drive_move(struct drive *drive, const char *from, const char *to)
{
	cleanup(drive_place_deinit) struct drive_place source = {0}, target = {0};
	int r = drive_find_own_place(drive, from, &source);

	if (r == 0)
		r = drive_find_own_place(drive, to, &target);
	if (r != 0)
		return r;
	if (source.beneath != target.beneath)
		return -EXDEV;
	if (is_current(drive, &source))
		return -EBUSY;
	return beneath_move(source.beneath, source.rest, target.beneath, target.rest);
}
