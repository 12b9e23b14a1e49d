#include "base/account.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

static int find_entry(const char *name, struct passwd *entry, char *bytes, size_t size)
{
	struct passwd *found = NULL;
	int r = getpwnam_r(name, entry, bytes, size, &found);

	if (r != 0)
		return -r;
	return found ? 0 : -ENOENT;
}

int account_find(const char *name, struct text *home, bool *ret_is_writable)
{
	struct passwd entry;
	struct stat status;
	char bytes[16 * 1024];
	int r = find_entry(name, &entry, bytes, sizeof(bytes));

	if (r != 0)
		return r;
	text_add(home, entry.pw_dir);
	*ret_is_writable = stat(entry.pw_dir, &status) == 0 &&
			   (status.st_uid == entry.pw_uid || status.st_mode & 022);
	return home->failed ? -ENOMEM : 0;
}

/*
 * Others may have put a link there, to a file that they want to have. What is open is what is given,
 * and it belongs to the account already or to this user.
 */
static int give_open(int descriptor, const char *account, mode_t kind, mode_t mode)
{
	struct passwd entry;
	struct stat status;
	char bytes[16 * 1024];
	int r = find_entry(account, &entry, bytes, sizeof(bytes));

	if (r != 0)
		return r;
	if (fstat(descriptor, &status) != 0)
		return -errno;
	if ((status.st_mode & S_IFMT) != kind || (kind == S_IFREG && status.st_nlink != 1) ||
		(status.st_uid != geteuid() && status.st_uid != entry.pw_uid))
		return -EEXIST;
	if (fchown(descriptor, entry.pw_uid, (gid_t)-1) != 0 || fchmod(descriptor, mode) != 0)
		return -errno;
	return 0;
}

/* O_NOFOLLOW and O_DIRECTORY refuse what has the name. */
static int refuse_kind(int error)
{
	return error == ELOOP || error == ENOTDIR || error == EISDIR || error == ENXIO ? -EEXIST
										       : -error;
}

int account_give_file(const char *account, const char *path, const char *line)
{
	int descriptor =
		open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0640);
	struct stat status;
	int r;

	if (descriptor < 0)
		return refuse_kind(errno);
	r = give_open(descriptor, account, S_IFREG, 0640);
	if (r == 0 && fstat(descriptor, &status) == 0 && status.st_size == 0 &&
		dprintf(descriptor, "%s\n", line) < 0)
		r = -errno;
	return close(descriptor) == 0 || r != 0 ? r : -errno;
}

int account_give_folder(const char *account, const char *path)
{
	int descriptor, r;

	if (mkdir(path, 0750) != 0 && errno != EEXIST)
		return -errno;
	descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (descriptor < 0)
		return refuse_kind(errno);
	r = give_open(descriptor, account, S_IFDIR, S_ISGID | 0750);
	close(descriptor);
	return r;
}
