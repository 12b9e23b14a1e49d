/* flock(), umount2(), syscall() */
#define _GNU_SOURCE

#include "base/held_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/machine.h"
#include "base/macros.h"

enum {
	FOLDER_FLAGS = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC,
	/* how many folders are open at once while a tree is removed */
	DEPTH_MAX = 32,
	/* how many names are tried for a new folder, or for one that is moved up */
	TRIES = 100,
	/* how often a tree is walked that others fill again meanwhile, or that is deeper than that */
	PASSES = 10000
};

/* --- Holding --- */

/* Open what has the name in the folder's own file system. A descriptor or negative errno. */
static int open_in(int folder, const char *name, int flags)
{
	const struct open_how how = {.flags = (unsigned)flags,
		.mode = flags & O_CREAT ? 0600 : 0,
		.resolve = RESOLVE_NO_XDEV | RESOLVE_NO_SYMLINKS};
	struct stat one, other;
	int opened = (int)syscall(SYS_openat2, folder, name, &how, sizeof(how));

	/* an old kernel does not know the call, and some sandboxes forbid it */
	if (opened >= 0 || (errno != ENOSYS && errno != EPERM))
		return opened < 0 ? -errno : opened;
	opened = openat(folder, name, flags, 0600);
	if (opened < 0)
		return -errno;
	if (fstat(folder, &one) == 0 && fstat(opened, &other) == 0 && one.st_dev == other.st_dev)
		return opened;
	close(opened);
	return -EXDEV;
}

int held_folder_open(const char *path, struct held_folder *ret_folder)
{
	int handle;

	if (strlen(path) >= sizeof(ret_folder->path))
		return -ENAMETOOLONG;
	handle = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (handle < 0)
		return -errno;
	strcpy(ret_folder->path, path);
	ret_folder->handle = handle;
	return 0;
}

int held_folder_make(
	const struct held_folder *above, const char *name, struct held_folder *ret_folder)
{
	struct held_folder made;
	int r;

	if (snprintf(made.path, sizeof(made.path), "%s/%s", above->path, name) >=
		(int)sizeof(made.path))
		return -ENAMETOOLONG;
	r = held_folder_make_empty(above, name);
	if (r < 0)
		return r;
	made.handle = open_in((int)above->handle, name, FOLDER_FLAGS);
	if (made.handle < 0)
		return (int)made.handle;
	*ret_folder = made;
	return 0;
}

void held_folder_close(struct held_folder *folder)
{
	if (*folder->path)
		close((int)folder->handle);
	*folder = (struct held_folder){0};
}

static const char *name_of(const struct held_folder *folder)
{
	return strrchr(folder->path, '/') + 1;
}

static bool is_same_file(const struct stat *one, const struct stat *other)
{
	return one->st_dev == other->st_dev && one->st_ino == other->st_ino;
}

bool held_folder_is_in(const struct held_folder *folder, const struct held_folder *above)
{
	struct stat held, found;

	return fstat((int)folder->handle, &held) == 0 &&
	       fstatat((int)above->handle, name_of(folder), &found, AT_SYMLINK_NOFOLLOW) == 0 &&
	       is_same_file(&held, &found);
}

/* --- Locking --- */

/*
 * Before the lock is there, somebody may take the folder for an abandoned one: then it is locked by
 * them, or gone.
 */
int held_folder_make_locked(
	const struct held_folder *above, const char *prefix, struct held_folder *ret_folder)
{
	char name[64];
	uint64_t number;
	int r = -EEXIST;

	for (int i = 0; i < TRIES && (r == -EEXIST || r == -ENOENT); i++) {
		r = machine_get_random(&number, sizeof(number));
		if (r < 0)
			return r;
		snprintf(name, sizeof(name), "%s%010" PRIx64, prefix, number >> 24);
		r = held_folder_make(above, name, ret_folder);
		if (r < 0)
			continue;
		if (flock((int)ret_folder->handle, LOCK_EX | LOCK_NB) == 0 &&
			held_folder_is_in(ret_folder, above))
			return 0;
		r = errno == EWOULDBLOCK ? -EEXIST : -errno;
		held_folder_close(ret_folder);
	}
	return r;
}

/* --- Names --- */

static int list_names(int folder, struct disk_list *ret_list)
{
	int again = openat(folder, ".", FOLDER_FLAGS);
	struct dirent *entry;
	DIR *opened;
	int r;

	*ret_list = (struct disk_list){0};
	if (again < 0 && errno == EACCES && fchmod(folder, 0700) == 0)
		again = openat(folder, ".", FOLDER_FLAGS);
	opened = again < 0 ? NULL : fdopendir(again);
	r = opened ? 0 : -errno;
	if (!opened && again >= 0)
		close(again);
	while (r == 0 && (entry = readdir(opened)))
		r = disk_list_add(ret_list, entry->d_name);
	if (opened)
		closedir(opened);
	disk_list_sort(ret_list);
	return r;
}

int held_folder_list(const struct held_folder *folder, struct disk_list *ret_list)
{
	return list_names((int)folder->handle, ret_list);
}

bool held_folder_has(const struct held_folder *folder, const char *name)
{
	struct stat ignored;

	return fstatat((int)folder->handle, name, &ignored, AT_SYMLINK_NOFOLLOW) == 0;
}

int held_folder_make_empty(const struct held_folder *folder, const char *name)
{
	return mkdirat((int)folder->handle, name, 0700) < 0 ? -errno : 0;
}

/* --- Removing --- */

/* The folder that is being emptied, and whether something in it was too deep to be reached. */
struct emptying {
	int top;
	bool moved;
};

/* Give what is too deep a name at the top, where the next pass finds it. */
static void move_up(struct emptying *emptying, int folder, const char *name)
{
	static unsigned number;
	char above[32];

	for (int i = 0; i < TRIES; i++) {
		snprintf(above, sizeof(above), "moved-%u", number++);
		if (renameat(folder, name, emptying->top, above) == 0) {
			emptying->moved = true;
			return;
		}
	}
}

/* What is mounted there belongs to others, and stays; the mount goes. */
static bool unmount_entry(int folder, const char *name)
{
	char path[320];

	return snprintf(path, sizeof(path), "/proc/self/fd/%d/%s", folder, name) <
		       (int)sizeof(path) &&
	       umount2(path, MNT_DETACH | UMOUNT_NOFOLLOW) == 0;
}

/* Remove a name that leads to no folder with something in it. */
static bool remove_name(int folder, const char *name)
{
	do {
		if (unlinkat(folder, name, 0) == 0 ||
			(errno == EISDIR && unlinkat(folder, name, AT_REMOVEDIR) == 0))
			return true;
	} while (errno == EBUSY && unmount_entry(folder, name));
	return false;
}

/* What its owner forbade himself is no obstacle. */
static int open_to_empty(int above, const char *name)
{
	int folder = open_in(above, name, FOLDER_FLAGS);

	if (folder == -EACCES && fchmodat(above, name, 0700, AT_SYMLINK_NOFOLLOW) == 0)
		folder = open_in(above, name, FOLDER_FLAGS);
	if (folder >= 0)
		fchmod(folder, 0700);
	return folder;
}

static void empty_folder(struct emptying *emptying, int folder, int depth)
{
	cleanup(disk_list_deinit) struct disk_list list;

	list_names(folder, &list);
	for (size_t i = 0; i < list.count; i++) {
		const char *name = list.names[i];
		int below;

		if (remove_name(folder, name))
			continue;
		if (depth == DEPTH_MAX) {
			move_up(emptying, folder, name);
			continue;
		}
		below = open_to_empty(folder, name);
		if (below < 0)
			continue;
		empty_folder(emptying, below, depth + 1);
		close(below);
		unlinkat(folder, name, AT_REMOVEDIR);
	}
}

static void empty_tree(int top)
{
	struct emptying emptying = {.top = top, .moved = true};

	for (int i = 0; i < PASSES && emptying.moved; i++) {
		emptying.moved = false;
		empty_folder(&emptying, top, 0);
	}
}

int held_folder_remove(const struct held_folder *folder, const char *name)
{
	int handle = (int)folder->handle, below;

	if (remove_name(handle, name))
		return 0;
	below = open_to_empty(handle, name);
	if (below < 0)
		return below == -ENOENT ? 0 : below;
	empty_tree(below);
	close(below);
	return unlinkat(handle, name, AT_REMOVEDIR) < 0 ? -errno : 0;
}

void held_folder_end(struct held_folder *folder, const struct held_folder *above)
{
	if (!*folder->path)
		return;
	empty_tree((int)folder->handle);
	if (held_folder_is_in(folder, above))
		unlinkat((int)above->handle, name_of(folder), AT_REMOVEDIR);
	held_folder_close(folder);
}

void held_folder_remove_unlocked(const struct held_folder *above, const char *name)
{
	int folder = open_in((int)above->handle, name, FOLDER_FLAGS);

	if (folder < 0)
		return;
	if (flock(folder, LOCK_EX | LOCK_NB) == 0)
		held_folder_remove(above, name);
	close(folder);
}

/* --- Files --- */

int held_folder_open_file(const struct held_folder *folder, const char *name)
{
	struct stat status;

	/* opening a device can do something */
	if (fstatat((int)folder->handle, name, &status, AT_SYMLINK_NOFOLLOW) < 0)
		return -errno;
	if (S_ISDIR(status.st_mode))
		return -EISDIR;
	if (!S_ISREG(status.st_mode))
		return S_ISLNK(status.st_mode) ? -ELOOP : -EINVAL;
	return open_in((int)folder->handle, name,
		O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
}

/* A file that has no other name, under which it would be written over too. */
static bool is_own_file(int descriptor)
{
	struct stat status;

	return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink == 1;
}

/* The file is written over, not replaced: its memory is used again. */
int held_folder_open_file_anew(const struct held_folder *folder, const char *name)
{
	const int flags = O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
	int descriptor = open_in((int)folder->handle, name, flags);

	if (descriptor >= 0 && is_own_file(descriptor))
		return descriptor;
	if (descriptor >= 0)
		close(descriptor);
	held_folder_remove(folder, name);
	return open_in((int)folder->handle, name, flags | O_EXCL);
}
