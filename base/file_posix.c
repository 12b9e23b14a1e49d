/* flock(), syscall() */
#define _GNU_SOURCE

#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/fs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/macros.h"

/* What file_make_beside() adds to a name, before the letters and digits that mkstemp() chooses. */
#define BESIDE ".new-"
#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

enum {
	UNIQUE = 6
};

const bool file_moves_while_open = true;
const char file_list_separator = ':';

int file_get_kind(const char *path, enum file_kind *ret_kind)
{
	struct stat status;

	if (stat(path, &status) != 0)
		return -errno;
	if (S_ISDIR(status.st_mode))
		*ret_kind = FILE_FOLDER;
	else
		*ret_kind = S_ISREG(status.st_mode) ? FILE_ORDINARY : FILE_OTHER;
	return 0;
}

int file_get_identity(const char *path, uint64_t *ret_identity)
{
	struct stat status;

	if (stat(path, &status) != 0)
		return -errno;
	/* of files on two devices, the one in the other's place has hardly ever its number too */
	*ret_identity = (uint64_t)status.st_ino ^ (uint64_t)status.st_dev << 40;
	return 0;
}

int file_open(const char *path)
{
	int descriptor = open(path, O_RDONLY | O_CLOEXEC);

	return descriptor < 0 ? -errno : descriptor;
}

/* Replace the path of a link by the path of what it names. 1; 0: it is no link; or negative errno. */
static int follow_link(struct text *path)
{
	cleanup(text_deinit) struct text whole = {0};
	char named[PATH_MAX];
	ssize_t length = readlink(text_string(path), named, sizeof(named));
	const char *slash = strrchr(text_string(path), '/');

	if (length < 0)
		return errno == EINVAL || errno == ENOENT ? 0 : -errno;
	if (length == sizeof(named))
		return -ENAMETOOLONG;
	if (*named != '/' && slash)
		text_add_bytes(&whole, path->bytes, (size_t)(slash + 1 - path->bytes));
	text_add_bytes(&whole, named, (size_t)length);
	if (whole.failed)
		return -ENOMEM;
	text_clear(path);
	text_add(path, whole.bytes);
	return 1;
}

int file_follow_links(const char *path, struct text *target)
{
	struct stat status;
	int r;

	/* circles, and links that this user may not follow */
	if (stat(path, &status) != 0 && errno != ENOENT)
		return -errno;
	text_clear(target);
	text_add(target, path);
	do
		r = follow_link(target);
	while (r > 0);
	return target->failed ? -ENOMEM : r;
}

/* The first write may take less than all; the next one then tells why. */
static int write_all(int descriptor, const char *bytes, size_t size)
{
	while (size) {
		ssize_t written = write(descriptor, bytes, size);

		if (written < 0 && errno != EINTR)
			return -errno;
		if (written > 0) {
			bytes += written;
			size -= (size_t)written;
		}
	}
	return fsync(descriptor) == 0 ? 0 : -errno;
}

/* mkstemp() makes files that only their owner may read. */
static int open_to_others(int descriptor)
{
	mode_t mask = umask(0);

	umask(mask);
	return fchmod(descriptor, 0666 & ~mask) == 0 ? 0 : -errno;
}

/* Is it still the file of that name? Somebody may have taken it for abandoned before it was locked. */
static bool is_named(int descriptor)
{
	struct stat status;

	return fstat(descriptor, &status) == 0 && status.st_nlink > 0;
}

/* A new file, locked; or negative errno, with an empty path. */
static int make_locked(const char *path, struct text *made)
{
	int descriptor, r;

	for (;;) {
		text_clear(made);
		text_printf(made, "%s" BESIDE "XXXXXX", path);
		if (made->failed)
			return -ENOMEM;
		descriptor = mkstemp(made->bytes);
		if (descriptor < 0)
			break;
		/* some file systems have no locks; there, nobody takes a file for abandoned */
		if (flock(descriptor, LOCK_EX) != 0 || is_named(descriptor))
			return descriptor;
		close(descriptor);
	}
	r = -errno;
	text_clear(made);
	return r;
}

int file_make_beside(
	const char *path, const void *bytes, size_t size, struct text *made, intptr_t *ret_lock)
{
	int descriptor = make_locked(path, made), holder, r;

	*ret_lock = -1;
	if (descriptor < 0)
		return descriptor;
	/* the lock belongs to both; closing the one that wrote tells what could not be written */
	holder = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
	r = holder < 0 ? -errno : write_all(descriptor, bytes, size);
	*ret_lock = holder;
	if (r == 0)
		r = open_to_others(descriptor);
	return close(descriptor) == 0 || r != 0 ? r : -errno;
}

/* The ending that mkstemp() gives. */
static bool is_beside(const char *path)
{
	size_t length = strlen(path), ending = strlen(BESIDE "XXXXXX");

	return length > ending && strncmp(path + length - ending, BESIDE, strlen(BESIDE)) == 0 &&
	       strspn(path + length - UNIQUE, LETTERS) == UNIQUE;
}

void file_remove_abandoned(const char *path)
{
	struct stat status;
	int descriptor;

	if (!is_beside(path) || lstat(path, &status) != 0 || !S_ISREG(status.st_mode) ||
		status.st_uid != geteuid())
		return;
	descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (descriptor < 0)
		return;
	/* its maker holds the lock as long as it runs */
	if (flock(descriptor, LOCK_EX | LOCK_NB) == 0)
		unlink(path);
	close(descriptor);
}

/* Does the file end within a line? */
static bool is_torn(int descriptor, off_t size)
{
	char last;

	return size > 0 && pread(descriptor, &last, 1, size - 1) == 1 && last != '\n';
}

int file_append_line(const char *path, const char *header, const char *line)
{
	int descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
	cleanup(text_deinit) struct text text = {0};
	off_t size;
	int r;

	if (descriptor < 0)
		return -errno;
	size = lseek(descriptor, 0, SEEK_END);
	if (header && size == 0)
		text_printf(&text, "%s\n", header);
	text_printf(&text, "%s%s\n", is_torn(descriptor, size) ? "\n" : "", line);
	r = text.failed ? -ENOMEM : write_all(descriptor, text.bytes, text.length);
	return close(descriptor) < 0 && r == 0 ? -errno : r;
}

int file_lock(const char *path, intptr_t *ret_lock)
{
	struct flock all = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	int descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666), r;

	if (descriptor < 0)
		return -errno;
	if (fcntl(descriptor, F_SETLK, &all) < 0) {
		r = errno == EACCES || errno == EAGAIN ? -EBUSY : -errno;
		close(descriptor);
		return r;
	}
	*ret_lock = descriptor;
	return 0;
}

void file_unlock(intptr_t lock)
{
	close((int)lock);
}

FILE *file_open_nameless(void)
{
	return tmpfile();
}

int file_make_folder(const char *path)
{
	return mkdir(path, 0700) < 0 ? -errno : 0;
}

int file_remove(const char *path)
{
	return unlink(path) == 0 ? 0 : -errno;
}

/*
 * Fails when the name is taken, which rename() would not. link() is for file systems that know no other
 * way: killed before the unlink(), a process leaves both names.
 */
static int move_new(const char *from, const char *to)
{
	if (syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -errno;
	if (link(from, to) != 0)
		return -errno;
	unlink(from);
	return 0;
}

int file_move(const char *from, const char *to, bool replace)
{
	if (!replace)
		return move_new(from, to);
	return rename(from, to) == 0 ? 0 : -errno;
}

int file_whole_path(const char *path, struct text *whole)
{
	char buffer[PATH_MAX];

	if (!realpath(path, buffer))
		return -errno;
	text_add(whole, buffer);
	return whole->failed ? -ENOMEM : 0;
}

int file_program_folder(char *ret_folder, size_t size)
{
	char path[4096];
	ssize_t length = readlink("/proc/self/exe", path, sizeof(path) - 1);
	char *slash;

	if (length < 0)
		return -errno;
	path[length] = '\0';
	slash = strrchr(path, '/');
	if (!slash || (size_t)(slash - path) >= size)
		return -ENAMETOOLONG;
	*slash = '\0';
	memcpy(ret_folder, path, (size_t)(slash - path) + 1);
	return 0;
}
