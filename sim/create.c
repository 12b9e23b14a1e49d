#include "sim/tsfarm.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/text.h"
#include "sim/image.h"
#include "sim/store/store.h"

/* A new farm is built beside its place under a name of its own, and moved there when it is complete. */
struct building {
	struct text path; /* of the unfinished file; empty when there is none */
};

static void building_deinit(struct building *building)
{
	if (building->path.length)
		unlink(building->path.bytes);
	text_deinit(&building->path);
}

static int write_all(int descriptor, const unsigned char *bytes, size_t size)
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

/* mkstemp() makes files that only their owner may read; a farm is as open as any file one makes. */
static int open_to_others(int descriptor)
{
	mode_t mask = umask(0);

	umask(mask);
	return fchmod(descriptor, 0666 & ~mask) == 0 ? 0 : -errno;
}

static int build(struct building *building, const char *path, const struct image *image)
{
	int descriptor, r;

	text_printf(&building->path, "%s.new-XXXXXX", path);
	if (building->path.failed)
		return -ENOMEM;
	descriptor = mkstemp(building->path.bytes);
	if (descriptor < 0) {
		r = -errno;
		text_clear(&building->path);
		return r;
	}
	r = write_all(descriptor, image->bytes, image->size);
	if (r == 0)
		r = open_to_others(descriptor);
	return close(descriptor) == 0 || r != 0 ? r : -errno;
}

/* What SQLite keeps beside a file belongs to the old one: played back, it would spoil the new. */
static int remove_companions(const char *path)
{
	static const char *const suffixes[] = {"-journal", "-wal", "-shm"};
	cleanup(text_deinit) struct text companion = {0};

	for (size_t i = 0; i < ARRAY_SIZE(suffixes); i++) {
		text_clear(&companion);
		text_printf(&companion, "%s%s", path, suffixes[i]);
		if (companion.failed)
			return -ENOMEM;
		if (unlink(companion.bytes) != 0 && errno != ENOENT)
			return -errno;
	}
	return 0;
}

/* link() fails when the name is taken, which rename() would not. */
static int put_new(struct building *building, const char *path)
{
	int r = remove_companions(path);

	if (r != 0 || link(building->path.bytes, path) == 0)
		return r;
	return errno == EEXIST ? FARM_E_EXISTS : -errno;
}

static int move_over(struct building *building, const char *path)
{
	int r = remove_companions(path);

	if (r == 0 && rename(building->path.bytes, path) != 0)
		r = -errno;
	if (r == 0)
		text_clear(&building->path);
	return r;
}

/* Nobody may be writing while the file is replaced; a file that is no farm has no writers. */
static int put_over(struct building *building, const char *path)
{
	cleanup(store_freep) struct store *old = NULL;
	cleanup(transaction_end) struct transaction transaction = {0};
	int r = store_open(path, &old);

	if (r == 0)
		r = transaction_begin_exclusive(old, &transaction);
	if (r == -EBUSY || r == -EISDIR)
		return r;
	return move_over(building, path);
}

static int make_image(const struct snapshot *snapshot, struct image *ret_image)
{
	struct image_maker *maker;
	int r = image_maker_new(&maker);

	if (r != 0)
		return r;
	r = image_make(maker, snapshot, ret_image);
	image_maker_free(maker);
	return r;
}

/* What is there may be replaced if it is a file: never a device or a pipe, which rename() would take. */
static int check_place(const char *path, bool replace)
{
	struct stat status;

	if (stat(path, &status) != 0)
		return 0;
	if (!replace)
		return FARM_E_EXISTS;
	if (S_ISDIR(status.st_mode))
		return -EISDIR;
	return S_ISREG(status.st_mode) ? 0 : FARM_E_NOT_A_FARM;
}

int farm_create(const char *path, const struct snapshot *snapshot, bool replace)
{
	cleanup(building_deinit) struct building building = {0};
	cleanup(image_deinit) struct image image = {0};
	int r = check_place(path, replace);

	if (r != 0)
		return r;
	r = make_image(snapshot, &image);
	if (r == 0)
		r = build(&building, path, &image);
	if (r != 0)
		return r;
	return replace ? put_over(&building, path) : put_new(&building, path);
}
