/* A drive from within: what its own files share. Paths are in the form of beneath.h. */
#ifndef TSFARM_SHELL_PROMPT_DRIVE_STATE_H
#define TSFARM_SHELL_PROMPT_DRIVE_STATE_H

#include "shell/prompt/drive.h"
#include "shell/prompt/drive_temp.h"

#define DRIVE_TEMP_NAME "TEMP"

enum {
	DRIVE_SHOWN_TIME = 845251200 /* of what is only shown: 1996-10-14, as of NT 4.0's files */
};

/* A folder or a program that is only shown. */
struct drive_shown {
	const char *path;
	bool is_folder;
};

struct drive {
	struct arena *arena;         /* of the home and of what is shown */
	const char *home;            /* the path of `root`; "": it is C:\ */
	struct beneath *root, *temp; /* `temp` is NULL where the host had no place for it */
	struct drive_temp temp_place;
	struct drive_shown *shown;
	size_t shown_count;
	struct text folder; /* the current one */
};

/* What is typed: the path from the root, and what holds it. */
struct drive_place {
	struct text path;
	struct beneath *beneath; /* NULL: it is only shown, or not there */
	const char *rest;        /* the path in `beneath`, or from the root */
};
void drive_place_deinit(struct drive_place *place);

/* Where a path leads, whether anything is there or not; deinit in any case. */
int drive_find_place(struct drive *drive, const char *typed, struct drive_place *ret_place);

/* The same of what is to be read or written: -EACCES for what is only shown, a root, a device. */
int drive_find_own_place(struct drive *drive, const char *typed, struct drive_place *ret_place);

/* Add the path from the root with its names as they are written. */
int drive_spell_place(const struct drive *drive, const struct drive_place *place, struct text *to);

/* What is shown at the path, or NULL; and is the path at or below a folder that is only shown? */
const struct drive_shown *drive_find_shown(const struct drive *drive, const char *path);
bool drive_is_in_shown(const struct drive *drive, const char *path);

#endif
