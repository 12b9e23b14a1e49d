#include "shell/prompt/drive.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/glob.h"
#include "shell/prompt/drive_path.h"
#include "shell/prompt/drive_state.h"

int drive_new(const char *folder, bool has_temp, struct drive **ret_drive)
{
	cleanup(drive_freep) struct drive *drive = calloc(1, sizeof(*drive));
	int r;

	if (!drive)
		return -ENOMEM;
	drive->arena = arena_new();
	drive->home = "";
	text_add(&drive->folder, "");
	if (!drive->arena || drive->folder.failed)
		return -ENOMEM;
	r = beneath_open(folder, &drive->root);
	if (r != 0)
		return r;
	if (has_temp)
		drive_temp_init(&drive->temp_place);
	/* without a place for it there is no C:\TEMP */
	if (drive->temp_place.is_made)
		beneath_open(text_string(&drive->temp_place.files), &drive->temp);
	*ret_drive = steal(&drive);
	return 0;
}

struct drive *drive_free(struct drive *drive)
{
	if (!drive)
		return NULL;
	beneath_close(drive->root);
	beneath_close(drive->temp);
	drive_temp_deinit(&drive->temp_place);
	text_deinit(&drive->folder);
	arena_free(drive->arena);
	free(drive);
	return NULL;
}

void drive_freep(struct drive **drive)
{
	*drive = drive_free(*drive);
}

const char *drive_private_folder(const struct drive *drive)
{
	return drive->temp_place.is_made ? drive->temp_place.folder.own.path : NULL;
}

/* --- What is shown --- */

static int add_shown(struct drive *drive, const char *path, bool is_folder)
{
	cleanup(text_deinit) struct text resolved = {0};
	struct drive_shown *shown;
	int r = drive_path_resolve("", path, &resolved);

	if (r != 0)
		return r;
	shown = arena_append(drive->arena, &drive->shown, drive->shown_count, sizeof(*shown));
	if (!shown)
		return -ENOMEM;
	shown->path = arena_copy(drive->arena, resolved.bytes);
	shown->is_folder = is_folder;
	drive->shown_count += shown->path != NULL;
	return shown->path ? 0 : -ENOMEM;
}

int drive_show_folder(struct drive *drive, const char *path)
{
	return add_shown(drive, path, true);
}

int drive_show_program(struct drive *drive, const char *path)
{
	return add_shown(drive, path, false);
}

/* The root and each folder above the home, and the home itself, which is listed so. */
static int show_home(struct drive *drive)
{
	int r = drive_show_folder(drive, "");

	for (size_t length = 0; r == 0 && drive->home[length];) {
		cleanup(text_deinit) struct text folder = {0};

		length += strcspn(drive->home + length + 1, "/") + 1;
		text_add_bytes(&folder, drive->home, length);
		r = folder.failed ? -ENOMEM : drive_show_folder(drive, folder.bytes);
	}
	return r;
}

int drive_begin(struct drive *drive, const char *home)
{
	cleanup(text_deinit) struct text path = {0};
	cleanup(arena_freep) struct arena *arena = arena_new();
	const char *copy = "";
	int r = arena ? drive_path_resolve("", home ? home : "", &path) : -ENOMEM;

	if (r == 0 && path.length)
		copy = arena_copy(arena, path.bytes);
	if (r != 0 || !copy)
		return r != 0 ? r : -ENOMEM;
	arena_free(drive->arena);
	drive->arena = steal(&arena);
	drive->home = copy;
	drive->shown = NULL;
	drive->shown_count = 0;
	text_clear(&drive->folder);
	text_add(&drive->folder, copy);
	if (drive->folder.failed)
		return -ENOMEM;
	return *copy ? show_home(drive) : 0;
}

const struct drive_shown *drive_find_shown(const struct drive *drive, const char *path)
{
	for (size_t i = 0; i < drive->shown_count; i++)
		if (glob_matches(path, drive->shown[i].path))
			return &drive->shown[i];
	return NULL;
}

bool drive_is_in_shown(const struct drive *drive, const char *path)
{
	for (size_t i = 0; i < drive->shown_count; i++) {
		cleanup(text_deinit) struct text top = {0};

		text_add_bytes(&top, drive->shown[i].path, strcspn(drive->shown[i].path, "/"));
		if (drive_path_part_is(path, text_string(&top)))
			return true;
	}
	return false;
}

/* --- Where a path leads --- */

void drive_place_deinit(struct drive_place *place)
{
	text_deinit(&place->path);
}

/* Is the path the home, or in it? */
static bool take_home(const struct drive *drive, struct drive_place *place)
{
	const char *rest = place->path.bytes;

	for (const char *home = drive->home; *home; home = drive_path_rest(home)) {
		cleanup(text_deinit) struct text part = {0};

		text_add_bytes(&part, home, strcspn(home, "/"));
		if (part.failed || !drive_path_part_is(rest, part.bytes))
			return false;
		rest = drive_path_rest(rest);
	}
	place->beneath = drive->root;
	place->rest = rest;
	return true;
}

int drive_find_place(struct drive *drive, const char *typed, struct drive_place *ret_place)
{
	int r;

	*ret_place = (struct drive_place){0};
	r = drive_path_resolve(text_string(&drive->folder), typed, &ret_place->path);
	if (r != 0)
		return r;
	ret_place->rest = ret_place->path.bytes;
	if (*drive->home && take_home(drive, ret_place))
		return 0;
	if (drive_is_in_shown(drive, ret_place->rest))
		return 0;
	if (drive->temp && drive_path_part_is(ret_place->rest, DRIVE_TEMP_NAME)) {
		ret_place->beneath = drive->temp;
		ret_place->rest = drive_path_rest(ret_place->rest);
	} else if (!*drive->home) {
		ret_place->beneath = drive->root;
	}
	return 0;
}

int drive_find_own_place(struct drive *drive, const char *typed, struct drive_place *ret_place)
{
	int r = drive_device_of(typed) == DRIVE_NO_DEVICE
			? drive_find_place(drive, typed, ret_place)
			: -EACCES;

	if (r != 0)
		return r;
	return ret_place->beneath && *ret_place->rest ? 0 : -EACCES;
}

int drive_spell_place(const struct drive *drive, const struct drive_place *place, struct text *to)
{
	const struct drive_shown *shown;

	if (!place->beneath) {
		shown = drive_find_shown(drive, place->rest);
		text_add(to, shown ? shown->path : place->rest);
		return to->failed ? -ENOMEM : 0;
	}
	if (place->beneath == drive->temp)
		text_add(to, DRIVE_TEMP_NAME);
	else
		text_add(to, drive->home);
	if (to->length && *place->rest)
		text_add_char(to, '/');
	return beneath_spell(place->beneath, place->rest, to);
}
