#include "shell/prompt/beneath.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/glob.h"
#include "shell/prompt/beneath_kernel.h"

struct beneath {
	int folder;
	bool has_kernel; /* can the kernel decide what is beneath? */
};

int beneath_open(const char *folder, struct beneath **ret_beneath)
{
	struct beneath *beneath = calloc(1, sizeof(*beneath));
	int probe;

	if (!beneath)
		return -ENOMEM;
	beneath->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (beneath->folder < 0) {
		free(beneath);
		return -errno;
	}
	probe = beneath_kernel_open(beneath->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
	beneath->has_kernel = probe >= 0;
	if (probe >= 0)
		close(probe);
	*ret_beneath = beneath;
	return 0;
}

struct beneath *beneath_close(struct beneath *beneath)
{
	if (!beneath)
		return NULL;
	close(beneath->folder);
	free(beneath);
	return NULL;
}

void beneath_closep(struct beneath **beneath)
{
	*beneath = beneath_close(*beneath);
}

void beneath_refuse_links(struct beneath *beneath)
{
	beneath->has_kernel = false;
}

/* What the system says to a link that it is not to follow, or that leads out. */
static int answer_of(int error)
{
	return error == ELOOP || error == EXDEV || error == EMLINK ? -EACCES : -error;
}

/* --- Names --- */

/* A name in its folder. */
struct spot {
	int folder;       /* an own descriptor */
	struct text path; /* from the folder that all is beneath, as it is written */
	size_t name;      /* where the name begins in it */
};

static void spot_deinit(struct spot *spot)
{
	if (spot->folder >= 0)
		close(spot->folder);
	text_deinit(&spot->path);
}

static const char *spot_name(const struct spot *spot)
{
	const char *name = text_string(&spot->path) + spot->name;

	return *name ? name : ".";
}

static const char *spot_path(const struct spot *spot)
{
	return spot->path.length ? spot->path.bytes : ".";
}

static void close_listing(DIR **listing)
{
	if (*listing)
		closedir(*listing);
}

static DIR *open_listing(int folder)
{
	int descriptor = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *listing = descriptor < 0 ? NULL : fdopendir(descriptor);

	if (!listing && descriptor >= 0)
		close(descriptor);
	return listing;
}

/* Add a name of the folder as it is written there; as it was typed where nothing has it. */
static void add_name(int folder, const char *typed, struct text *path)
{
	cleanup(close_listing) DIR *listing = NULL;
	struct dirent *entry;
	struct stat status;

	if (fstatat(folder, typed, &status, AT_SYMLINK_NOFOLLOW) != 0)
		listing = open_listing(folder);
	while (listing && (entry = readdir(listing))) {
		if (!glob_matches(typed, entry->d_name))
			continue;
		text_add(path, entry->d_name);
		return;
	}
	text_add(path, typed);
}

/* Open the last name of the path: from the top, or where links are refused in its own folder. */
static int open_spot(const struct beneath *beneath, const struct spot *spot, int flags, mode_t mode)
{
	int descriptor;

	if (beneath->has_kernel) {
		descriptor = beneath_kernel_open(
			beneath->folder, spot_path(spot), flags | O_CLOEXEC, mode);
		return descriptor < 0 ? answer_of(-descriptor) : descriptor;
	}
	descriptor = openat(spot->folder, spot_name(spot), flags | O_CLOEXEC | O_NOFOLLOW, mode);
	return descriptor < 0 ? answer_of(errno) : descriptor;
}

/* The folder that the spot names is where the next name is looked for. */
static int enter_spot(const struct beneath *beneath, struct spot *spot)
{
	int folder = open_spot(beneath, spot, O_RDONLY | O_DIRECTORY, 0);

	if (folder < 0)
		return folder;
	close(spot->folder);
	spot->folder = folder;
	return 0;
}

/* Find the last name of a path. All before it are folders; `*spot` is deinitialised in any case. */
static int find_spot(const struct beneath *beneath, const char *path, struct spot *spot)
{
	*spot = (struct spot){.folder = fcntl(beneath->folder, F_DUPFD_CLOEXEC, 3)};
	if (spot->folder < 0)
		return -errno;
	while (*path) {
		size_t length = strcspn(path, "/");
		char *name = strndup(path, length);
		int r = name ? 0 : -ENOMEM;

		assert(length && strcmp(name ? name : "", ".") && strcmp(name ? name : "", ".."));
		if (r == 0 && spot->path.length) {
			r = enter_spot(beneath, spot);
			text_add_char(&spot->path, '/');
		}
		spot->name = spot->path.length;
		if (r == 0)
			add_name(spot->folder, name, &spot->path);
		free(name);
		if (r != 0 || spot->path.failed)
			return r ? r : -ENOMEM;
		path += length + (path[length] == '/');
	}
	return 0;
}

int beneath_spell(struct beneath *beneath, const char *path, struct text *to)
{
	cleanup(spot_deinit) struct spot spot;
	int r = find_spot(beneath, path, &spot);

	if (r == -ENOMEM)
		return r;
	text_add(to, r == 0 ? text_string(&spot.path) : path);
	return to->failed ? -ENOMEM : 0;
}

/* --- What is there --- */

/* Of a link what it leads to, when that is beneath; else of the link itself. */
static int get_status(const struct beneath *beneath, int folder, const char *name, const char *path,
	struct beneath_entry *ret_entry)
{
	struct stat status, target;
	bool is_link;

	if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0)
		return -errno;
	is_link = S_ISLNK(status.st_mode);
	if (is_link) {
		status.st_size = 0;
		if (beneath->has_kernel && beneath_kernel_stat(beneath->folder, path, &target) == 0)
			status = target;
	}
	*ret_entry = (struct beneath_entry){
		.name = name,
		.is_folder = S_ISDIR(status.st_mode),
		.is_link = is_link,
		.size = (uint64_t)status.st_size,
		.changed = status.st_mtime,
	};
	/* a link that leads out, or nowhere, has a name and no more */
	return S_ISLNK(status.st_mode) ? -EXDEV : 0;
}

int beneath_get(struct beneath *beneath, const char *path, struct beneath_entry *ret_entry)
{
	cleanup(spot_deinit) struct spot spot;
	int r = find_spot(beneath, path, &spot);

	if (r == 0)
		r = get_status(beneath, spot.folder, spot_name(&spot), spot_path(&spot), ret_entry);
	ret_entry->name = NULL;
	return r == -EXDEV ? -ENOENT : r;
}

int beneath_list(struct beneath *beneath, const char *path,
	int (*take)(void *context, const struct beneath_entry *entry), void *context)
{
	cleanup(spot_deinit) struct spot spot;
	cleanup(close_listing) DIR *listing = NULL;
	struct dirent *entry;
	int r = find_spot(beneath, path, &spot);

	if (r == 0)
		r = enter_spot(beneath, &spot);
	if (r != 0)
		return r;
	listing = open_listing(spot.folder);
	if (!listing)
		return -errno;
	while (r == 0 && (entry = readdir(listing))) {
		cleanup(text_deinit) struct text whole = {0};
		struct beneath_entry found;

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		text_printf(&whole, "%s/%s", spot_path(&spot), entry->d_name);
		if (whole.failed)
			return -ENOMEM;
		r = get_status(beneath, spot.folder, entry->d_name, whole.bytes, &found);
		/* what is gone meanwhile is left out */
		r = r == 0 || r == -EXDEV ? take(context, &found) : 0;
	}
	return r;
}

/* --- Files --- */

/* A file that has no other name, under which it would be elsewhere too. */
static int check_file(int descriptor)
{
	struct stat status;

	if (fstat(descriptor, &status) != 0)
		return -errno;
	if (S_ISDIR(status.st_mode))
		return -EISDIR;
	return S_ISREG(status.st_mode) && status.st_nlink <= 1 ? 0 : -EACCES;
}

int beneath_open_file(struct beneath *beneath, const char *path, enum beneath_purpose purpose)
{
	/* it is emptied when it is known to be a file of its own; what is none must not make wait */
	static const int flags[] = {
		[BENEATH_READ] = O_RDONLY,
		[BENEATH_WRITE] = O_WRONLY | O_CREAT,
		[BENEATH_APPEND] = O_WRONLY | O_CREAT | O_APPEND,
		[BENEATH_MAKE] = O_WRONLY | O_CREAT | O_EXCL,
	};
	cleanup(spot_deinit) struct spot spot;
	int descriptor, r = find_spot(beneath, path, &spot);

	assert((size_t)purpose < ARRAY_SIZE(flags));
	if (r != 0)
		return r;
	descriptor = open_spot(beneath, &spot, flags[purpose] | O_NONBLOCK | O_NOCTTY, 0666);
	/* what waits for somebody else, such as a pipe, is no file */
	if (descriptor < 0)
		return descriptor == -ENXIO ? -EACCES : descriptor;
	r = check_file(descriptor);
	if (r == 0 && purpose == BENEATH_WRITE && ftruncate(descriptor, 0) != 0)
		r = -errno;
	if (r == 0)
		return descriptor;
	close(descriptor);
	return r;
}

int beneath_remove_file(struct beneath *beneath, const char *path)
{
	cleanup(spot_deinit) struct spot spot;
	int r = find_spot(beneath, path, &spot);

	if (r != 0)
		return r;
	return unlinkat(spot.folder, spot_name(&spot), 0) == 0 ? 0 : -errno;
}

/* --- Folders --- */

int beneath_make_folder(struct beneath *beneath, const char *path)
{
	cleanup(spot_deinit) struct spot spot;
	int r = find_spot(beneath, path, &spot);

	if (r != 0)
		return r;
	return mkdirat(spot.folder, spot_name(&spot), 0777) == 0 ? 0 : -errno;
}

int beneath_remove_folder(struct beneath *beneath, const char *path)
{
	cleanup(spot_deinit) struct spot spot = {.folder = -1};
	int r = *path ? find_spot(beneath, path, &spot) : -EACCES;

	if (r != 0)
		return r;
	return unlinkat(spot.folder, spot_name(&spot), AT_REMOVEDIR) == 0 ? 0 : -errno;
}

/* A name that differs in case alone from what is moved is no other file: it is written anew. */
static const char *new_name(const struct spot *from, const struct spot *to, const char *typed)
{
	const char *slash = strrchr(typed, '/');
	struct stat source, target;

	if (fstatat(from->folder, spot_name(from), &source, AT_SYMLINK_NOFOLLOW) == 0 &&
		fstatat(to->folder, spot_name(to), &target, AT_SYMLINK_NOFOLLOW) == 0 &&
		source.st_dev == target.st_dev && source.st_ino == target.st_ino)
		return slash ? slash + 1 : typed;
	return spot_name(to);
}

int beneath_move(struct beneath *from, const char *path, struct beneath *to, const char *new_path)
{
	cleanup(spot_deinit) struct spot source = {.folder = -1}, target = {.folder = -1};
	int r = *path && *new_path ? find_spot(from, path, &source) : -EACCES;

	if (r == 0)
		r = find_spot(to, new_path, &target);
	if (r != 0)
		return r;
	return renameat(source.folder, spot_name(&source), target.folder,
		       new_name(&source, &target, new_path)) == 0
		       ? 0
		       : -errno;
}
