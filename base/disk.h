/* Folders: listing, removing and making them. A seam to the system. */
#ifndef TSFARM_BASE_DISK_H
#define TSFARM_BASE_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The names in a folder, without "." and "..", sorted by their bytes. */
struct disk_list {
	char **names;
	size_t count;
};

/* List a folder. 0 or negative errno; deinit in any case. */
int disk_list(const char *folder, struct disk_list *ret_list);
void disk_list_deinit(struct disk_list *list);

/* For disk_list(): add a copy of the name, unless it is "." or "..". 0 or -ENOMEM. */
int disk_list_add(struct disk_list *list, const char *name);
void disk_list_sort(struct disk_list *list);

/* Let all users read the file, or list the folder, whatever the umask is. 0 or negative errno. */
int disk_open_to_all(const char *path);

/* Remove an empty folder. 0 or negative errno. */
int disk_remove_folder(const char *path);

/* Remove a file, or a folder with its contents. Links are removed, never followed. */
void disk_remove_tree(const char *path);

/* Remove what is not an ordinary file: a link, a pipe, or a folder with its contents. */
void disk_remove_other(const char *path);

/*
 * Folders for temporary files, by preference from 0 to DISK_TEMPORARY_PLACES - 1. `path` takes
 * `size` bytes. False if this one does not exist; the next one may.
 */
enum {
	DISK_TEMPORARY_PLACES = 3
};
bool disk_temporary_folder(size_t which, char *path, size_t size);

/*
 * Make a folder with a new name: `path` ends in "XXXXXX", which is replaced. 0 or negative errno.
 */
int disk_make_unique_folder(char *path);

/* Change the slashes of a path to those of the system, and back to '/'. */
void disk_spell(char *path);
void disk_unspell(char *path);

/* The ending of program files: ".exe" on Windows, else empty. */
extern const char *const disk_program_ending;

/* The search path when PATH is not set. */
extern const char *const disk_usual_path;

#endif
