#include "conformance/watch.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/macros.h"
#include "conformance/results/digest.h"
#include "conformance/run/interrupt.h"

/* How often files are looked at, and how long they must then be left alone: editors write in steps. */
enum {
	LOOK_AGAIN = 300 * 1000 /* microseconds */
};

/* A file that is not there is like no other. */
static uint64_t digest_file(const char *path)
{
	cleanup(text_deinit) struct text bytes = {0};

	if (file_read(path, &bytes) < 0)
		return 0;
	return digest_add_number(
		digest_add(DIGEST_BEGIN, text_string(&bytes)), (int64_t)bytes.length);
}

static int add_file(struct watch *watch, const char *path, bool is_scenario)
{
	enum file_kind kind = FILE_OTHER;
	struct watched *item;

	for (size_t i = 0; i < watch->count; i++) {
		if (strcmp(watch->items[i].path, path) == 0)
			return 0;
	}
	if (file_get_kind(path, &kind) < 0 || kind != FILE_ORDINARY)
		return 0;
	item = arena_append(watch->arena, &watch->items, watch->count, sizeof(*item));
	path = arena_copy(watch->arena, path);
	if (!item || !path)
		return -ENOMEM;
	*item = (struct watched){path, digest_file(path), is_scenario, false};
	watch->count++;
	return 0;
}

/* A command may have files of its own: the script that an interpreter runs. */
static int add_words(struct watch *watch, const char *const *words)
{
	int r = 0;

	for (; *words && r == 0; words++)
		r = add_file(watch, *words, false);
	return r;
}

int watch_add(struct watch *watch, const struct selection *selection, const struct subject *subject)
{
	const struct farms *farms = &selection->suite.farms;
	int r = subject->file ? add_file(watch, subject->file->path, false) : 0;

	for (size_t i = 0; i < selection->count && r == 0; i++)
		r = add_file(watch, selection->chosen[i]->file, true);
	for (size_t i = 0; i < farms->file_count && r == 0; i++)
		r = add_file(watch, farms->files[i]->path, false);
	for (size_t i = 0; i < subject->command_count && r == 0; i++)
		r = add_words(watch, subject->commands[i].words);
	return r;
}

/* Look at every file once; did any change since? */
static bool look_at_files(struct watch *watch)
{
	bool any = false;

	for (size_t i = 0; i < watch->count; i++) {
		struct watched *item = &watch->items[i];
		uint64_t digest = digest_file(item->path);

		any |= digest != item->digest;
		item->changed |= digest != item->digest;
		item->digest = digest;
	}
	return any;
}

static bool wait_for_change(struct watch *watch)
{
	bool seen = false;

	while (!interrupt_seen()) {
		bool now = look_at_files(watch);

		if (seen && !now)
			return true;
		seen |= now;
		usleep(LOOK_AGAIN);
	}
	return false;
}

bool watch_wait(struct watch *watch, const struct command_line *whole, bool always,
	struct command_line *ret_line)
{
	const char **operands;
	bool others = always;
	size_t count = 0;

	if (!wait_for_change(watch))
		return false;
	operands = arena_alloc(watch->arena, (watch->count + 1) * sizeof(*operands));
	*ret_line = *whole;
	for (size_t i = 0; operands && i < watch->count; i++) {
		struct watched *item = &watch->items[i];

		others |= item->changed && (!item->is_scenario || !file_exists(item->path));
		if (item->changed)
			operands[count++] = item->path;
		item->changed = false;
	}
	if (!operands || others)
		return true;
	ret_line->operands = operands;
	ret_line->operand_count = count;
	return true;
}
