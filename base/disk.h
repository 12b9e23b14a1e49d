/* What the machine does with files and folders for us: the seam below workplaces and suites. */
#ifndef TSFARM_BASE_DISK_H
#define TSFARM_BASE_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The names of what is in a folder, without "." and "..", sorted by their bytes. */
struct disk_list {
	char **names;
	size_t count;
};

/* 0 or negative errno; deinit in any case. */
int disk_list(const char *folder, struct disk_list *ret_list);
void disk_list_deinit(struct disk_list *list);

/* For disk_list(): add a copy of the name, unless it is "." or ".."; 0 or -ENOMEM. */
int disk_list_add(struct disk_list *list, const char *name);
void disk_list_sort(struct disk_list *list);

/* Remove a folder, which is empty. 0 or negative errno. */
int disk_remove_folder(const char *path);

/* Remove what is there with all that is in it. Links are removed, never followed. */
void disk_remove_tree(const char *path);

/*
 * Where to put what is needed for a while: the places worth trying, the best first. `path` takes
 * `size` bytes. False when there is no such place, which says nothing of the next one.
 */
enum {
	DISK_TEMPORARY_PLACES = 3
};
bool disk_temporary_folder(size_t which, char *path, size_t size);

/* Make a folder with a name nobody has: `path` ends in "XXXXXX", which is written over. */
int disk_make_unique_folder(char *path);

/* Write the path as programs of this system do; and as we do, with slashes alone. */
void disk_spell(char *path);
void disk_unspell(char *path);

/* What is behind the name of a program in that of its file. */
extern const char *const disk_program_ending;

/* Where programs are for those who have no PATH. */
extern const char *const disk_usual_path;

#endif
