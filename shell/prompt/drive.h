/*
 * The one drive of a prompt. C:\, or a home such as C:\Users\eva, is a folder of the host. C:\TEMP is
 * a private one that goes away with the drive. Other folders and files are only shown, such as
 * C:\WINNT. No path reaches anything else of the host (beneath.h).
 *
 * A path is taken as it is typed, without quotes: with C: or without, from the root or from the
 * current folder, with "." and "..", and with either slash. Functions return 0, a descriptor or
 * negative errno. Besides those of beneath.h: -ENODEV for another drive, -ENETUNREACH for \\server
 * and the like, -EINVAL for what Windows allows in no name.
 */
#ifndef TSFARM_SHELL_PROMPT_DRIVE_H
#define TSFARM_SHELL_PROMPT_DRIVE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "shell/prompt/beneath.h"

struct drive;

/* A drive on a folder of the host; with a C:\TEMP of its own where the host has a place for it. */
int drive_new(const char *folder, bool has_temp, struct drive **ret_drive);
struct drive *drive_free(struct drive *drive);
void drive_freep(struct drive **drive);

/* Show a folder, or a program, that nobody can read or write: "WINNT\System32\logoff.exe". */
int drive_show_folder(struct drive *drive, const char *path);
int drive_show_program(struct drive *drive, const char *path);

/*
 * Forget everything that is shown, and move the host's folder to a home: "Users\eva"; NULL: it is C:\.
 * The folders above a home are shown. The current folder is that of the host.
 */
int drive_begin(struct drive *drive, const char *home);

/* Where others must not be disturbed: a folder of the host for files of the shell's own, or NULL. */
const char *drive_private_folder(const struct drive *drive);

/* --- Paths --- */

/* What Windows takes a name for in every folder, whatever its ending: "nul.txt" too. */
enum drive_device {
	DRIVE_NO_DEVICE,
	DRIVE_NUL,
	DRIVE_CON,
	DRIVE_OTHER_DEVICE /* of machines; a farm has none */
};
enum drive_device drive_device_of(const char *typed);

/* Add the whole path, "C:\sub\x.txt": as Windows works it out, and as names are written. */
int drive_add_whole(struct drive *drive, const char *typed, struct text *to);

/* Add the current folder, and change it. */
int drive_add_folder(struct drive *drive, struct text *to);
int drive_change_folder(struct drive *drive, const char *typed);

enum drive_kind {
	DRIVE_FILE,
	DRIVE_FOLDER,
	DRIVE_PROGRAM /* one that is only shown */
};
int drive_get_kind(struct drive *drive, const char *typed, enum drive_kind *ret_kind);

/* All that is known of it; `name` is not written. */
int drive_get_entry(struct drive *drive, const char *typed, struct beneath_entry *ret_entry);

/* Does a pattern with * and ? or a name match anything that is there? */
bool drive_exists(struct drive *drive, const char *typed);

/*
 * What a pattern in the last part of the path matches, in the order of the names; the arena's.
 * `*ret_folder` is what was typed before the pattern.
 */
int drive_list(struct drive *drive, struct arena *arena, const char *typed,
	struct beneath_entry **ret_entries, size_t *ret_count, const char **ret_folder);

/* --- Files and folders --- */

int drive_open_file(struct drive *drive, const char *typed, enum beneath_purpose purpose);
int drive_remove_file(struct drive *drive, const char *typed);

/* Make a folder, with those above it. */
int drive_make_folder(struct drive *drive, const char *typed);

/* Remove a folder that is empty, or with all that is in it. */
int drive_remove_folder(struct drive *drive, const char *typed, bool with_files);

/* Move a file, or a folder, to a path where no folder is. -EXDEV to and from C:\TEMP. */
int drive_move(struct drive *drive, const char *from, const char *to);

#endif
