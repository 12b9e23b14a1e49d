/* What is there on a drive, and where. */
#include <errno.h>
#include <string.h>

#include "base/glob.h"
#include "shell/prompt/drive_path.h"
#include "shell/prompt/drive_state.h"

int drive_add_whole(struct drive *drive, const char *typed, struct text *to)
{
	cleanup(drive_place_deinit) struct drive_place place = {0};
	cleanup(text_deinit) struct text path = {0};
	int r = drive_find_place(drive, typed, &place);

	if (r == 0)
		r = drive_spell_place(drive, &place, &path);
	if (r != 0)
		return r;
	text_add(to, "C:\\");
	for (const char *at = text_string(&path); *at; at++)
		text_add_char(to, *at == '/' ? '\\' : *at);
	return to->failed ? -ENOMEM : 0;
}

/* --- What is there --- */

static int get_entry(
	struct drive *drive, const char *typed, struct beneath_entry *ret_entry, bool *ret_shown)
{
	cleanup(drive_place_deinit) struct drive_place place = {0};
	const struct drive_shown *shown;
	int r = drive_find_place(drive, typed, &place);

	if (r != 0)
		return r;
	*ret_shown = !place.beneath;
	if (place.beneath)
		return beneath_get(place.beneath, place.rest, ret_entry);
	shown = drive_find_shown(drive, place.rest);
	if (!shown)
		return -ENOENT;
	*ret_entry =
		(struct beneath_entry){.is_folder = shown->is_folder, .changed = DRIVE_SHOWN_TIME};
	return 0;
}

int drive_get_entry(struct drive *drive, const char *typed, struct beneath_entry *ret_entry)
{
	bool is_shown;

	return get_entry(drive, typed, ret_entry, &is_shown);
}

int drive_get_kind(struct drive *drive, const char *typed, enum drive_kind *ret_kind)
{
	struct beneath_entry entry;
	bool is_shown;
	int r = get_entry(drive, typed, &entry, &is_shown);

	if (r == 0)
		*ret_kind = entry.is_folder ? DRIVE_FOLDER : is_shown ? DRIVE_PROGRAM : DRIVE_FILE;
	return r;
}

int drive_add_folder(struct drive *drive, struct text *to)
{
	return drive_add_whole(drive, "", to);
}

int drive_change_folder(struct drive *drive, const char *typed)
{
	cleanup(drive_place_deinit) struct drive_place place = {0};
	cleanup(text_deinit) struct text path = {0};
	enum drive_kind kind;
	int r = drive_get_kind(drive, typed, &kind);

	if (r == 0 && kind != DRIVE_FOLDER)
		r = -ENOTDIR;
	if (r != 0)
		return r;
	r = drive_find_place(drive, typed, &place);
	if (r == 0)
		r = drive_spell_place(drive, &place, &path);
	if (r != 0)
		return r;
	text_clear(&drive->folder);
	text_add(&drive->folder, text_string(&path));
	return drive->folder.failed ? -ENOMEM : 0;
}

/* Of a device in a folder: batch files ask so whether the folder is there. */
static bool device_exists(struct drive *drive, struct arena *arena, const char *typed)
{
	size_t length = drive_path_folder_length(typed);
	char *folder = arena_printf(arena, "%.*s.", (int)length, typed);
	enum drive_kind kind;

	return folder && drive_get_kind(drive, folder, &kind) == 0 && kind == DRIVE_FOLDER;
}

bool drive_exists(struct drive *drive, const char *typed)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	struct beneath_entry *entries;
	enum drive_kind kind;
	const char *folder;
	size_t count = 0;

	if (!arena)
		return false;
	if (glob_has_wildcard(typed))
		return drive_list(drive, arena, typed, &entries, &count, &folder) == 0 && count > 0;
	if (drive_device_of(typed) != DRIVE_NO_DEVICE)
		return device_exists(drive, arena, typed);
	return drive_get_kind(drive, typed, &kind) == 0;
}
