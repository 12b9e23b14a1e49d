#include "conformance/run/workplace.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/disk.h"
#include "base/file.h"
#include "base/macros.h"
#include "conformance/run/process.h"

#define PREFIX "tsconform-"

/* What is read or written at once. */
enum {
	CHUNK = 64 * 1024
};

/* The folder of a run that is gone says so in its name: the process id behind the prefix. */
static bool is_abandoned(const char *name)
{
	char *end;
	long pid;

	if (strncmp(name, PREFIX, strlen(PREFIX)) != 0)
		return false;
	pid = strtol(name + strlen(PREFIX), &end, 10);
	return *end == '-' && pid > 0 && !process_exists(pid);
}

static void remove_abandoned(const char *base)
{
	cleanup(disk_list_deinit) struct disk_list list;
	char path[WORKPLACE_PATH];

	disk_list(base, &list);
	for (size_t i = 0; i < list.count; i++) {
		if (!is_abandoned(list.names[i]))
			continue;
		if (snprintf(path, sizeof(path), "%s/%s", base, list.names[i]) < (int)sizeof(path))
			disk_remove_tree(path);
	}
}

/* 0 or negative errno. */
static int make_below(struct workplace *workplace, const char *base)
{
	remove_abandoned(base);
	if (snprintf(workplace->path, sizeof(workplace->path), "%s/" PREFIX "%ld-XXXXXX", base,
		    (long)getpid()) >= (int)sizeof(workplace->path))
		return -ENAMETOOLONG;
	return disk_make_unique_folder(workplace->path);
}

int workplace_init(struct workplace *workplace)
{
	char base[WORKPLACE_PATH];
	int r = -ENOENT;

	for (size_t i = 0; i < DISK_TEMPORARY_PLACES; i++) {
		if (!disk_temporary_place(i, base, sizeof(base)))
			continue;
		r = make_below(workplace, base);
		if (r == 0)
			return 0;
	}
	*workplace->path = '\0';
	return r;
}

void workplace_deinit(struct workplace *workplace)
{
	if (*workplace->path)
		disk_remove_tree(workplace->path);
	*workplace->path = '\0';
}

int workplace_add(const struct workplace *workplace, size_t number, struct place_of_work *ret_place)
{
	const char *folder = ret_place->folder;
	int r;

	snprintf(ret_place->folder, sizeof(ret_place->folder), "%s/%zu", workplace->path, number);
	snprintf(ret_place->farm, sizeof(ret_place->farm), "%s/farm.db", folder);
	snprintf(ret_place->home, sizeof(ret_place->home), "%s/home", folder);
	snprintf(ret_place->input, sizeof(ret_place->input), "%s/input", folder);
	snprintf(ret_place->files, sizeof(ret_place->files), "%s/files", folder);
	disk_spell(ret_place->folder);
	disk_spell(ret_place->farm);
	disk_spell(ret_place->home);
	disk_spell(ret_place->input);
	disk_spell(ret_place->files);
	r = file_make_folder(folder);
	return r == 0 ? file_make_folder(ret_place->home) : r;
}

/* --- One place --- */

static const char *const companions[] = {"-journal", "-wal", "-shm"};

static void companion_path(const struct place_of_work *place, size_t which, char *path, size_t size)
{
	snprintf(path, size, "%s%s", place->farm, companions[which]);
}

static bool has_companion(const struct place_of_work *place)
{
	char path[WORKPLACE_PATH + 48];

	for (size_t i = 0; i < ARRAY_SIZE(companions); i++) {
		companion_path(place, i, path, sizeof(path));
		if (file_exists(path))
			return true;
	}
	return false;
}

/* An empty folder is only removed; a subject's leavings cost a walk. */
static void remove_folder(const char *path)
{
	int r = disk_remove_folder(path);

	if (r < 0 && r != -ENOENT)
		disk_remove_tree(path);
}

static void clear(const struct place_of_work *place)
{
	char path[WORKPLACE_PATH + 48];

	for (size_t i = 0; i < ARRAY_SIZE(companions); i++) {
		companion_path(place, i, path, sizeof(path));
		file_remove(path);
	}
	remove_folder(place->files);
	remove_folder(place->home);
	/* a subject that removed all it was given spoils nobody else's scenario */
	if (file_make_folder(place->home) == -ENOENT && file_make_folder(place->folder) == 0)
		file_make_folder(place->home);
}

static int write_all(int descriptor, const unsigned char *bytes, size_t size)
{
	while (size) {
		ssize_t written = write(descriptor, bytes, size < CHUNK ? (unsigned)size : CHUNK);

		if (written < 0 && errno != EINTR)
			return -errno;
		bytes += written > 0 ? written : 0;
		size -= written > 0 ? (size_t)written : 0;
	}
	return 0;
}

static int write_anew(const char *path, const unsigned char *bytes, size_t size)
{
	int descriptor = disk_open_anew(path), r;

	if (descriptor < 0)
		return descriptor;
	r = write_all(descriptor, bytes, size);
	if (r == 0 && ftruncate(descriptor, (off_t)size) < 0)
		r = -errno;
	return close(descriptor) < 0 && r == 0 ? -errno : r;
}

int place_prepare(const struct place_of_work *place, const struct image *image)
{
	clear(place);
	return write_anew(place->farm, image->bytes, image->size);
}

static int put_text(const char *path, const char *text)
{
	return write_anew(path, (const unsigned char *)text, strlen(text));
}

int place_put_files(const struct place_of_work *place, const struct place_file *files, size_t count)
{
	cleanup(text_deinit) struct text path = {0};
	int r = file_make_folder(place->files);

	for (size_t i = 0; i < count && r == 0; i++) {
		text_clear(&path);
		text_printf(&path, "%s/%s", place->files, files[i].name);
		r = path.failed ? -ENOMEM : put_text(path.bytes, files[i].text);
	}
	return r;
}

int place_put_input(const struct place_of_work *place, const char *text)
{
	return put_text(place->input, text);
}

static bool same_bytes(int descriptor, const struct image *image)
{
	unsigned char chunk[CHUNK];
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
	bool same;
	int descriptor;

	if (has_companion(place))
		return false;
	descriptor = disk_open(place->farm);
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
 * What an open farm's file is known by; 0 when it is to be opened anew each time. A farm can be read
 * again when it is the same file, changed as SQLite's rollback mode changes one: with both version
 * bytes 1, and nothing beside it (SQLite's file format, 1.3.3).
 */
static uint64_t identify(const struct place_of_work *place)
{
	unsigned char header[20] = {0};
	int descriptor = disk_open(place->farm);
	uint64_t identity = 0;

	if (descriptor < 0)
		return 0;
	if (read(descriptor, header, sizeof(header)) == (ssize_t)sizeof(header) &&
		header[18] == 1 && header[19] == 1)
		identity = disk_identify(descriptor);
	close(descriptor);
	return has_companion(place) ? 0 : identity;
}

int place_open_farm(struct place_of_work *place, struct farm **ret_farm)
{
	uint64_t identity = identify(place);
	int r = 0;

	if (place->open && identity && identity == place->identity &&
		farm_reread(place->open) == 0) {
		*ret_farm = place->open;
		return 0;
	}
	place_close_farm(place);
	r = farm_open(place->farm, &place->open);
	place->identity = identity;
	if (r == 0)
		*ret_farm = place->open;
	return r;
}

void place_leave_farm(struct place_of_work *place)
{
	if (!place->identity)
		place_close_farm(place);
}
