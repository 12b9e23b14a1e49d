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

int workplace_add(
	const struct workplace *workplace, size_t number, struct place_of_work *ret_place)
{
	char folder[WORKPLACE_PATH + 16];

	snprintf(folder, sizeof(folder), "%s/%zu", workplace->path, number);
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
	mkdir(place->home, 0700);
}

int place_prepare(const struct place_of_work *place, const struct image *image)
{
	size_t left = image->size;
	const unsigned char *at = image->bytes;
	int descriptor, r = 0;

	clear(place);
	/* a new file each time: whoever still has the old one open cannot touch this one */
	if (unlink(place->farm) < 0 && errno != ENOENT)
		remove_tree(place->farm);
	descriptor = open(place->farm, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (descriptor < 0)
		return -errno;
	while (left && r == 0) {
		ssize_t written = write(descriptor, at, left);

		if (written < 0 && errno != EINTR)
			r = -errno;
		at += written > 0 ? written : 0;
		left -= written > 0 ? (size_t)written : 0;
	}
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
	descriptor = open(place->farm, O_RDONLY | O_CLOEXEC);
	if (descriptor < 0)
		return false;
	same = same_bytes(descriptor, image);
	close(descriptor);
	return same;
}
