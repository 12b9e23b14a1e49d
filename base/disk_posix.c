/* nftw() */
#define _XOPEN_SOURCE 700

#include "base/disk.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *const disk_program_ending = "";
const char *const disk_usual_path = "/usr/bin:/bin";

/* --- Folders --- */

int disk_list(const char *folder, struct disk_list *ret_list)
{
	DIR *opened = opendir(folder);
	struct dirent *entry;
	int r = 0;

	*ret_list = (struct disk_list){0};
	if (!opened)
		return -errno;
	while (r == 0 && (entry = readdir(opened)))
		r = disk_list_add(ret_list, entry->d_name);
	closedir(opened);
	disk_list_sort(ret_list);
	return r;
}

int disk_open_to_all(const char *path)
{
	struct stat status;

	if (lstat(path, &status) != 0)
		return -errno;
	if (!S_ISDIR(status.st_mode) && !S_ISREG(status.st_mode))
		return -EINVAL;
	return chmod(path, S_ISDIR(status.st_mode) ? 0755 : 0644) == 0 ? 0 : -errno;
}

void disk_remove_other(const char *path)
{
	struct stat status;

	if (lstat(path, &status) == 0 && !S_ISREG(status.st_mode))
		disk_remove_tree(path);
}

int disk_remove_folder(const char *path)
{
	return rmdir(path) < 0 ? -errno : 0;
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *at)
{
	(void)status;
	(void)kind;
	(void)at;
	return remove(path);
}

void disk_remove_tree(const char *path)
{
	nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

bool disk_temporary_folder(size_t which, char *path, size_t size)
{
	const char *const places[DISK_TEMPORARY_PLACES] = {"/dev/shm", getenv("TMPDIR"), "/tmp"};
	const char *place = places[which];

	return place && *place && access(place, W_OK | X_OK) == 0 &&
	       snprintf(path, size, "%s", place) < (int)size;
}

int disk_make_unique_folder(char *path)
{
	return mkdtemp(path) ? 0 : -errno;
}

/* A backslash is a character as any other. */
void disk_spell(char *path)
{
	(void)path;
}

void disk_unspell(char *path)
{
	(void)path;
}
