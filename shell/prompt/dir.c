/* dir: as NT 4.0 lists a folder, without data about the disk. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "base/glob.h"
#include "shell/prompt/drive.h"
#include "shell/prompt/messages.h"
#include "shell/prompt/operands.h"

/* What is listed, and how. */
struct listing {
	const struct prompt_command *command;
	bool is_bare;                    /* /b */
	bool skips_files, skips_folders; /* /ad, /a-d */
	struct text folder;              /* the whole path */
	struct beneath_entry *entries;
	size_t count;
};

static void listing_deinit(struct listing *listing)
{
	text_deinit(&listing->folder);
}

/* A number with commas; twenty digits have six. */
struct grouped {
	char text[32];
};

static struct grouped group_digits(uint64_t number)
{
	struct grouped grouped;
	char digits[24], *to = grouped.text;
	int length = snprintf(digits, sizeof(digits), "%" PRIu64, number);

	for (int i = 0; i < length; i++) {
		if (i && (length - i) % 3 == 0)
			*to++ = ',';
		*to++ = digits[i];
	}
	*to = '\0';
	return grouped;
}

/* 06/16/98  09:00a, without a time zone. */
static void show_entry(const struct listing *listing, const struct beneath_entry *entry)
{
	int output = listing->command->descriptors[1];
	struct tm *time = gmtime(&entry->changed);
	int hour = time ? time->tm_hour % 12 : 0;

	if (listing->is_bare) {
		prompt_say(output, "%s\n", entry->name);
		return;
	}
	if (time)
		prompt_print(output, "%02d/%02d/%02d  %02d:%02d%c", time->tm_mon + 1, time->tm_mday,
			time->tm_year % 100, hour ? hour : 12, time->tm_min,
			time->tm_hour < 12 ? 'a' : 'p');
	if (entry->is_folder)
		prompt_say(output, "        <DIR>          %s\n", entry->name);
	else
		prompt_say(output, "%22s %s\n", group_digits(entry->size).text, entry->name);
}

static void show_listing(const struct listing *listing)
{
	int output = listing->command->descriptors[1];
	uint64_t size = 0;

	if (!listing->is_bare)
		prompt_say(output, MSG_DIR_OF, listing->folder.bytes);
	for (size_t i = 0; i < listing->count; i++) {
		show_entry(listing, &listing->entries[i]);
		size += listing->entries[i].is_folder ? 0 : listing->entries[i].size;
	}
	if (!listing->is_bare)
		prompt_say(output, MSG_DIR_COUNT, listing->count, group_digits(size).text);
}

static int add_entry(struct listing *listing, const struct beneath_entry *found)
{
	struct beneath_entry *entry;

	if (found->is_folder ? listing->skips_folders : listing->skips_files)
		return 0;
	entry = arena_append(
		listing->command->arena, &listing->entries, listing->count, sizeof(*entry));
	if (!entry)
		return -ENOMEM;
	*entry = *found;
	listing->count++;
	return 0;
}

/* In every folder but the root, Windows lists the folder itself and the one above it. */
static int add_dots(struct listing *listing, const char *folder, const char *pattern)
{
	static const char *const names[] = {".", ".."};
	struct drive *drive = listing->command->prompt->drive;
	int r = 0;

	if (listing->is_bare || listing->folder.length <= strlen("C:\\"))
		return 0;
	for (size_t i = 0; r == 0 && i < ARRAY_SIZE(names); i++) {
		char *path = arena_printf(listing->command->arena, "%s%s", folder, names[i]);
		struct beneath_entry entry;

		if (strcmp(pattern, "*.*") != 0 && !glob_matches(pattern, names[i]))
			continue;
		r = path ? drive_get_entry(drive, path, &entry) : -ENOMEM;
		entry.name = names[i];
		if (r == 0)
			r = add_entry(listing, &entry);
	}
	return r;
}

/* Everything that matches, in the folder before the pattern; nothing where there is no such folder. */
static int find_entries(struct listing *listing, const char *typed)
{
	struct drive *drive = listing->command->prompt->drive;
	struct beneath_entry *found;
	const char *folder;
	size_t count = 0;
	int r = drive_list(drive, listing->command->arena, typed, &found, &count, &folder);

	if (r != 0)
		return r == -ENOMEM ? r : 0;
	r = drive_add_whole(drive, folder, &listing->folder);
	if (r == 0)
		r = add_dots(listing, folder, typed + strlen(folder));
	for (size_t i = 0; r == 0 && i < count; i++)
		r = add_entry(listing, &found[i]);
	return r;
}

/* A folder stands for everything in it. */
static int list_operand(struct listing *listing, const char *typed, int *ret_status)
{
	const struct prompt_command *command = listing->command;
	enum drive_kind kind;
	int r;

	if (drive_get_kind(command->prompt->drive, typed, &kind) == 0 && kind == DRIVE_FOLDER)
		typed = arena_printf(command->arena, "%s%s*", typed,
			!*typed || strchr("\\/:", typed[strlen(typed) - 1]) ? "" : "\\");
	if (!typed)
		return -ENOMEM;
	listing->count = 0;
	text_clear(&listing->folder);
	r = find_entries(listing, typed);
	if (r != 0)
		return r;
	if (listing->count) {
		show_listing(listing);
		return 0;
	}
	prompt_print(command->descriptors[2], "%s", MSG_FILE_NOT_FOUND);
	*ret_status = 1;
	return 0;
}

int prompt_dir(const struct prompt_command *command, int *ret_status)
{
	cleanup(prompt_operands_deinit) struct prompt_operands operands;
	cleanup(listing_deinit) struct listing listing = {.command = command};
	const char *attributes;
	int r = prompt_operands_take(command, "abn", "lopstwx", &operands);

	if (r != 0) {
		*ret_status = 1;
		return r == PROMPT_E_REFUSED ? 0 : r;
	}
	listing.is_bare = prompt_operands_switch(&operands, 'b') != NULL;
	attributes = prompt_operands_switch(&operands, 'a');
	if (attributes) {
		attributes += *attributes == ':';
		listing.skips_folders = strncasecmp(attributes, "-d", 2) == 0;
		listing.skips_files = strncasecmp(attributes, "d", 1) == 0;
	}
	if (!operands.count)
		return list_operand(&listing, "", ret_status);
	for (size_t i = 0; r == 0 && i < operands.count; i++)
		r = list_operand(&listing, operands.words[i], ret_status);
	return r;
}
