/* nftw() */
#define _XOPEN_SOURCE 700

#include "base/disk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
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

bool disk_temporary_place(size_t which, char *path, size_t size)
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

/* --- Files --- */

int disk_open(const char *path)
{
	int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	return descriptor < 0 ? -errno : descriptor;
}

/* A file that has no other name, under which it would be written over too. */
static bool is_own_file(int descriptor)
{
	struct stat status;

	return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink == 1;
}

/* The file is written over, not replaced: its memory is used again. */
int disk_open_anew(const char *path)
{
	int descriptor = open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);

	if (descriptor >= 0 && is_own_file(descriptor))
		return descriptor;
	if (descriptor >= 0)
		close(descriptor);
	disk_remove_tree(path);
	descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	return descriptor < 0 ? -errno : descriptor;
}

uint64_t disk_identify(int descriptor)
{
	struct stat status;

	return fstat(descriptor, &status) == 0 ? status.st_ino : 0;
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
