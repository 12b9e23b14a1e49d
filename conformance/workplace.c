/* nftw() */
#define _XOPEN_SOURCE 700

#include "conformance/workplace.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/macros.h"

#define PREFIX "tsconform-"

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *at)
{
	(void)status;
	(void)kind;
	(void)at;
	return remove(path);
}

static void remove_tree(const char *path)
{
	nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

/* The folder of a run that is gone says so in its name: the process id behind the prefix. */
static bool is_abandoned(const char *name)
{
	char *end;
	long pid;

	if (strncmp(name, PREFIX, strlen(PREFIX)) != 0)
		return false;
	pid = strtol(name + strlen(PREFIX), &end, 10);
	return *end == '-' && pid > 0 && kill((pid_t)pid, 0) < 0 && errno == ESRCH;
}

static void remove_abandoned(const char *base)
{
	DIR *folder = opendir(base);
	struct dirent *entry;
	char path[WORKPLACE_PATH];

	if (!folder)
		return;
	while ((entry = readdir(folder))) {
		if (!is_abandoned(entry->d_name))
			continue;
		if (snprintf(path, sizeof(path), "%s/%s", base, entry->d_name) < (int)sizeof(path))
			remove_tree(path);
	}
	closedir(folder);
}

static bool make_below(struct workplace *workplace, const char *base)
{
	if (!base || !*base || access(base, W_OK | X_OK) != 0)
		return false;
	remove_abandoned(base);
	if (snprintf(workplace->path, sizeof(workplace->path), "%s/" PREFIX "%ld-XXXXXX", base,
		    (long)getpid()) >= (int)sizeof(workplace->path))
		return false;
	return mkdtemp(workplace->path);
}

int workplace_init(struct workplace *workplace)
{
	const char *const bases[] = {"/dev/shm", getenv("TMPDIR"), "/tmp"};

	for (size_t i = 0; i < ARRAY_SIZE(bases); i++) {
		if (make_below(workplace, bases[i]))
			return 0;
	}
	*workplace->path = '\0';
	return errno ? -errno : -ENOENT;
}

void workplace_deinit(struct workplace *workplace)
{
	if (*workplace->path)
		remove_tree(workplace->path);
	*workplace->path = '\0';
}

int workplace_add(const struct workplace *workplace, size_t number, struct place_of_work *ret_place)
{
	const char *folder = ret_place->folder;

	snprintf(ret_place->folder, sizeof(ret_place->folder), "%s/%zu", workplace->path, number);
	snprintf(ret_place->farm, sizeof(ret_place->farm), "%s/farm.db", folder);
	snprintf(ret_place->home, sizeof(ret_place->home), "%s/home", folder);
	if (mkdir(folder, 0700) < 0 || mkdir(ret_place->home, 0700) < 0)
		return -errno;
	return 0;
}

/* --- One place --- */

static const char *const companions[] = {"-journal", "-wal", "-shm"};

static void companion_path(const struct place_of_work *place, size_t which, char *path, size_t size)
{
	snprintf(path, size, "%s%s", place->farm, companions[which]);
}

static void clear(const struct place_of_work *place)
{
	char path[WORKPLACE_PATH + 48];

	for (size_t i = 0; i < ARRAY_SIZE(companions); i++) {
		companion_path(place, i, path, sizeof(path));
		unlink(path);
	}
	/* an empty home is only made anew; a subject's leavings cost a walk */
	if (rmdir(place->home) < 0 && errno != ENOENT)
		remove_tree(place->home);
	/* a subject that removed all it was given spoils nobody else's scenario */
	if (mkdir(place->home, 0700) < 0 && errno == ENOENT && mkdir(place->folder, 0700) == 0)
		mkdir(place->home, 0700);
}

/* A file that has no other name, under which it would be written over too. */
static bool is_own_file(int descriptor)
{
	struct stat status;

	return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink == 1;
}

/* The file, to be written over: its memory is used again. A subject may have put anything in its place. */
static int open_anew(const char *path)
{
	int descriptor = open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);

	if (descriptor >= 0 && is_own_file(descriptor))
		return descriptor;
	if (descriptor >= 0)
		close(descriptor);
	remove_tree(path);
	descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	return descriptor < 0 ? -errno : descriptor;
}

int place_prepare(const struct place_of_work *place, const struct image *image)
{
	size_t left = image->size;
	const unsigned char *at = image->bytes;
	int descriptor, r = 0;

	clear(place);
	descriptor = open_anew(place->farm);
	if (descriptor < 0)
		return descriptor;
	while (left && r == 0) {
		ssize_t written = write(descriptor, at, left);

		if (written < 0 && errno != EINTR)
			r = -errno;
		at += written > 0 ? written : 0;
		left -= written > 0 ? (size_t)written : 0;
	}
	if (r == 0 && ftruncate(descriptor, (off_t)image->size) < 0)
		r = -errno;
	return close(descriptor) < 0 && r == 0 ? -errno : r;
}

static bool same_bytes(int descriptor, const struct image *image)
{
	unsigned char chunk[64 * 1024];
	size_t at = 0;
	ssize_t got;

	while ((got = read(descriptor, chunk, sizeof(chunk))) > 0) {
		if ((size_t)got > image->size - at ||
			memcmp(chunk, image->bytes + at, (size_t)got) != 0)
			return false;
		at += (size_t)got;
	}
	return got == 0 && at == image->size;
}

bool place_is_unchanged(const struct place_of_work *place, const struct image *image)
{
	char path[WORKPLACE_PATH + 48];
	bool same;
	int descriptor;

	for (size_t i = 0; i < ARRAY_SIZE(companions); i++) {
		companion_path(place, i, path, sizeof(path));
		if (file_exists(path))
			return false;
	}
	/* whatever a subject put there must not keep us waiting */
	descriptor = open(place->farm, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (descriptor < 0)
		return false;
	same = same_bytes(descriptor, image);
	close(descriptor);
	return same;
}

/* --- Reading it --- */

void place_close_farm(struct place_of_work *place)
{
	place->open = farm_free(place->open);
}

/*
 * An open farm can be read again when it is the same file, changed as SQLite's rollback mode changes
 * one: with both version bytes 1, and nothing beside it (SQLite's file format, 1.3.3).
 */
static bool is_usual_file(const struct place_of_work *place, ino_t *ret_inode)
{
	char path[WORKPLACE_PATH + 48];
	unsigned char header[20] = {0};
	struct stat status = {0};
	int descriptor = open(place->farm, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool usual;

	if (descriptor < 0)
		return false;
	usual = fstat(descriptor, &status) == 0 && pread(descriptor, header, 20, 0) == 20 &&
		header[18] == 1 && header[19] == 1;
	close(descriptor);
	for (size_t i = 0; i < ARRAY_SIZE(companions) && usual; i++) {
		companion_path(place, i, path, sizeof(path));
		usual = !file_exists(path);
	}
	*ret_inode = status.st_ino;
	return usual;
}

int place_open_farm(struct place_of_work *place, struct farm **ret_farm)
{
	ino_t inode = 0;
	bool usual = is_usual_file(place, &inode);
	int r = 0;

	if (place->open && usual && inode == place->inode && farm_reread(place->open) == 0) {
		*ret_farm = place->open;
		return 0;
	}
	place_close_farm(place);
	r = farm_open(place->farm, &place->open);
	/* an unusual file is opened anew each time: no inode is 0 */
	place->inode = usual ? inode : 0;
	if (r == 0)
		*ret_farm = place->open;
	return r;
}
