/* The farm that a subject leaves in its folder, read without trusting anything there. */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/macros.h"
#include "base/text.h"
#include "conformance/run/work_folder.h"

enum {
	/* how much is read at once */
	CHUNK = 64 * 1024,
	/* how much larger than before a file may be: no command adds as much */
	GROWTH_MAX = 1 << 20
};

/* What SQLite writes beside a farm during a transaction; it makes the last one anew. */
static const char *const companions[] = {
	WORK_SLOT_FARM "-journal", WORK_SLOT_FARM "-wal", WORK_SLOT_FARM "-shm"};
enum {
	COMPANIONS_READ = 2
};

static bool has_companion(const struct held_folder *folder)
{
	for (size_t i = 0; i < ARRAY_SIZE(companions); i++) {
		if (held_folder_has(folder, companions[i]))
			return true;
	}
	return false;
}

/* Add the bytes of a plain file; -EFBIG when there are more than `most`. 0 or negative errno. */
static int read_file(
	const struct held_folder *folder, const char *name, size_t most, struct text *bytes)
{
	int descriptor = held_folder_open_file(folder, name), r = 0;
	struct stat status;
	char chunk[CHUNK];
	ssize_t more = 1;

	if (descriptor < 0)
		return descriptor;
	if (fstat(descriptor, &status) < 0)
		r = -errno;
	else if ((uint64_t)status.st_size > most)
		r = -EFBIG;
	while (r == 0 && more > 0 && bytes->length <= most) {
		more = read(descriptor, chunk, sizeof(chunk));
		if (more < 0)
			r = -errno;
		else
			text_add_bytes(bytes, chunk, (size_t)more);
	}
	close(descriptor);
	return r == 0 && bytes->failed ? -ENOMEM : r;
}

/* --- A transaction that nobody ended --- */

/*
 * Does the journal end with the name of another file? SQLite would read that file, and may delete it
 * (SQLite's file format, 3: a super-journal's name, its length, a sum and the magic number).
 */
static bool names_a_file(const struct text *journal)
{
	static const unsigned char magic[] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};

	return journal->length >= sizeof(magic) &&
	       memcmp(journal->bytes + journal->length - sizeof(magic), magic, sizeof(magic)) == 0;
}

/* Copy what is there and is a plain file; SQLite does without anything else. */
static size_t largest_file(const struct work_slot *slot)
{
	return slot->farm_size + GROWTH_MAX;
}

static int copy_file(const struct work_slot *slot, const char *name, const struct held_folder *to)
{
	cleanup(text_deinit) struct text bytes = {0};
	int r = read_file(&slot->own, name, largest_file(slot), &bytes);

	if (r == -ENOENT || r == -EISDIR || r == -ELOOP || r == -EINVAL)
		return 0;
	if (r < 0)
		return r;
	return names_a_file(&bytes) ? WORK_SLOT_E_FOREIGN_JOURNAL
				    : held_folder_write_file(to, name, bytes.bytes, bytes.length);
}

/* SQLite undoes or completes the transaction as it opens the farm. */
static int recover_farm(const char *path)
{
	struct farm *farm;
	int r = farm_open(path, &farm);

	if (r == 0)
		farm_free(farm);
	return r;
}

/* Have the transaction ended in a copy, of which no subject knows, and read that. */
static int read_recovered(const struct work_slot *slot, struct text *bytes)
{
	struct held_folder copy = {0};
	char name[64], path[HELD_FOLDER_PATH + 16];
	int r;

	snprintf(name, sizeof(name), "copy-%zu", slot->number);
	held_folder_remove(&slot->run->own, name);
	r = held_folder_make(&slot->run->own, name, &copy);
	if (r < 0)
		return r;
	r = held_folder_write_file(&copy, WORK_SLOT_FARM, bytes->bytes, bytes->length);
	for (size_t i = 0; i < COMPANIONS_READ && r == 0; i++)
		r = copy_file(slot, companions[i], &copy);
	text_clear(bytes);
	snprintf(path, sizeof(path), "%s/" WORK_SLOT_FARM, copy.path);
	if (r == 0)
		r = recover_farm(path);
	if (r == 0)
		r = read_file(&copy, WORK_SLOT_FARM, SIZE_MAX, bytes);
	held_folder_end(&copy, &slot->run->own);
	return r;
}

/* --- The farm --- */

static int read_farm(const struct work_slot *slot, struct text *bytes)
{
	int r = read_file(&slot->own, WORK_SLOT_FARM, largest_file(slot), bytes);

	switch (r) {
	case -ELOOP:
		return WORK_SLOT_E_LINK;
	case -EXDEV:
		return WORK_SLOT_E_REPLACED;
	case -EINVAL:
		return FARM_E_NOT_A_FARM;
	default:
		return r;
	}
}

static bool is_image(const struct text *bytes, const struct image *image)
{
	return image && bytes->length == image->size &&
	       memcmp(text_string(bytes), image->bytes, image->size) == 0;
}

static bool is_in_place(const struct work_slot *slot)
{
	return held_folder_is_in(&slot->run->own, &slot->run->above) &&
	       held_folder_is_in(&slot->own, &slot->run->own);
}

int work_slot_open_farm(
	const struct work_slot *slot, const struct image *image, struct farm **ret_farm)
{
	cleanup(text_deinit) struct text bytes = {0};
	bool is_written = has_companion(&slot->own);
	struct image left;
	int r = read_farm(slot, &bytes);

	/* where the folder was only removed, the file is missing */
	if (!is_in_place(slot) && (r != -ENOENT || file_exists(slot->own.path)))
		return WORK_SLOT_E_REPLACED;
	if (r != 0)
		return r;
	if (!is_written && is_image(&bytes, image)) {
		*ret_farm = NULL;
		return 0;
	}
	if (is_written) {
		r = read_recovered(slot, &bytes);
		if (r != 0)
			return r;
	}
	left = (struct image){(unsigned char *)bytes.bytes, bytes.length};
	return farm_open_image(&left, ret_farm);
}

const char *work_slot_error_to_string(int r)
{
	switch (r) {
	case WORK_SLOT_E_REPLACED:
		return "was put elsewhere, and something else is in its folder's place";
	case WORK_SLOT_E_LINK:
		return "is a link";
	case WORK_SLOT_E_FOREIGN_JOURNAL:
		return "has a journal that names another file";
	default:
		return farm_error_to_string(r);
	}
}
