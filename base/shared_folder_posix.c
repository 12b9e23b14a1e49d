#include "base/shared_folder.h"

#include <errno.h>
#include <grp.h>
#include <stdbool.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is made in a set-group-ID folder gets its group, also from users who are not in it. */
static bool is_shared(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && (status.st_mode & S_ISGID);
}

int shared_folder_make(const char *path)
{
	if (mkdir(path, 0700) < 0 && errno != EEXIST)
		return -errno;
	return chmod(path, S_ISGID | S_ISVTX | 0777) == 0 ? 0 : -errno;
}

/* Who owns a folder could put links into it that lead elsewhere. */
static int check_owner(const char *path)
{
	struct stat status;

	if (lstat(path, &status) != 0)
		return -errno;
	if (!S_ISDIR(status.st_mode))
		return -ENOTDIR;
	return status.st_uid == geteuid() ? -EEXIST : -EPERM;
}

int shared_folder_make_inner(const char *path, const char *around)
{
	/* chmod() by a user outside the group would clear the set-group-ID bit */
	if (mkdir(path, is_shared(around) ? 0750 : 0700) == 0)
		return 0;
	return errno == EEXIST ? check_owner(path) : -errno;
}

void shared_folder_use(const char *path)
{
	if (is_shared(path))
		umask(S_IWGRP | S_IRWXO);
}

int shared_folder_add_group(const char *path, struct text *to)
{
	const struct group *group;
	struct stat status;

	if (stat(path, &status) != 0)
		return -errno;
	group = getgrgid(status.st_gid);
	if (!group)
		return -ENOENT;
	text_add(to, group->gr_name);
	return to->failed ? -ENOMEM : 0;
}
