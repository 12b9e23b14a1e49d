#include "sim/tsfarm.h"

#include <errno.h>

#include "base/file.h"
#include "base/file_beside.h"
#include "base/macros.h"
#include "base/text.h"
#include "sim/image.h"
#include "sim/store/store.h"

/* What SQLite keeps beside a file belongs to the old one: played back, it would spoil the new. */
static int remove_companions(const char *path)
{
	static const char *const suffixes[] = {"-journal", "-wal", "-shm"};
	cleanup(text_deinit) struct text companion = {0};
	int r;

	for (size_t i = 0; i < ARRAY_SIZE(suffixes); i++) {
		text_clear(&companion);
		text_printf(&companion, "%s%s", path, suffixes[i]);
		if (companion.failed)
			return -ENOMEM;
		r = file_remove(companion.bytes);
		if (r != 0 && r != -ENOENT)
			return r;
	}
	return 0;
}

/* A new farm is built beside its place under a name of its own, and moved there when it is complete. */
static int put_in_place(struct file_beside *building)
{
	int r = remove_companions(text_string(&building->target));

	if (r == 0)
		r = file_beside_move(building);
	return r == -EEXIST ? FARM_E_EXISTS : r;
}

/*
 * Nobody may be writing while the file is replaced; a file that is no farm has no writers. Returns
 * FARM_E_REPLACED if somebody else has just replaced it.
 */
static int put_over(struct file_beside *building, const char *path)
{
	cleanup(database_freep) struct database *old = NULL;
	cleanup(transaction_end) struct transaction transaction = {0};
	int r = store_open(path, &old);

	if (r == 0)
		r = transaction_begin_exclusive(old, &transaction);
	if (r == FARM_E_REPLACED || r == -EBUSY || r == -EISDIR)
		return r;
	/* where we cannot replace what we have open, the system refuses for whoever opens it next */
	if (!file_moves_while_open) {
		transaction_end(&transaction);
		old = database_free(old);
	}
	return put_in_place(building);
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

/* What is there may be replaced if it is a file: never a device or a pipe. */
static int check_place(const char *path, bool replace)
{
	enum file_kind kind;

	if (file_get_kind(path, &kind) != 0)
		return 0;
	if (!replace)
		return FARM_E_EXISTS;
	if (kind == FILE_FOLDER)
		return -EISDIR;
	return kind == FILE_ORDINARY ? 0 : FARM_E_NOT_A_FARM;
}

int farm_create(const char *path, const struct snapshot *snapshot, bool replace)
{
	cleanup(file_beside_deinit) struct file_beside building = {0};
	cleanup(image_deinit) struct image image = {0};
	int r = check_place(path, replace);

	if (r != 0)
		return r;
	r = make_image(snapshot, &image);
	if (r == 0)
		r = file_beside_make(&building, path, replace, image.bytes, image.size);
	if (r != 0)
		return r;
	do
		r = replace ? put_over(&building, path) : put_in_place(&building);
	while (r == FARM_E_REPLACED);
	return r;
}
