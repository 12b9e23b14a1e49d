/* dir: as NT 4.0 lists a folder, without what a disk says of itself. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "shell/prompt/builtins.h"
#include "shell/prompt/messages.h"
#include "shell/prompt/system.h"

/* A number with commas; twenty digits have six. */
struct grouped {
	char text[32];
};

static struct grouped group(uint64_t number)
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

/* 06/16/98  09:00a, in the time of no zone. */
static void show_when(const struct prompt_command *command, time_t when)
{
	struct tm *time = gmtime(&when);
	int hour = time ? time->tm_hour % 12 : 0;

	if (time)
		prompt_print(command->descriptors[1], "%02d/%02d/%02d  %02d:%02d%c",
			time->tm_mon + 1, time->tm_mday, time->tm_year % 100, hour ? hour : 12,
			time->tm_min, time->tm_hour < 12 ? 'a' : 'p');
}

static void show_entry(const struct prompt_command *command, const struct prompt_entry *entry)
{
	show_when(command, entry->changed);
	if (entry->is_folder)
		prompt_print(command->descriptors[1], "        <DIR>          %s\n", entry->name);
	else
		prompt_print(
			command->descriptors[1], "%22s %s\n", group(entry->size).text, entry->name);
}

static void show_listing(
	const struct prompt_command *command, const struct prompt_entry *entries, size_t count)
{
	uint64_t size = 0;

	for (size_t i = 0; i < count; i++) {
		show_entry(command, &entries[i]);
		size += entries[i].is_folder ? 0 : entries[i].size;
	}
	prompt_print(command->descriptors[1], MSG_DIR_COUNT, count, group(size).text);
}

static void show_names(
	const struct prompt_command *command, const struct prompt_entry *entries, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(entries[i].name, ".") != 0 && strcmp(entries[i].name, "..") != 0)
			prompt_print(command->descriptors[1], "%s\n", entries[i].name);
}

static int show_folder(const struct prompt_command *command, const char *folder)
{
	cleanup(text_deinit) struct text path = {0};
	cleanup(text_deinit) struct text shown = {0};
	int r = file_whole_path(*folder ? folder : ".", &path);

	if (r == 0)
		r = prompt_add_shown(path.bytes, &shown);
	if (r == 0)
		prompt_print(command->descriptors[1], MSG_DIR_OF, shown.bytes);
	return r;
}

/* A folder stands for all that is in it. */
static int list(const struct prompt_command *command, const char *typed,
	struct prompt_entry **ret_entries, size_t *ret_count, const char **ret_folder)
{
	cleanup(text_deinit) struct text path = {0};
	int r = prompt_path(typed, &path);

	if (r == 0 && file_is_folder(path.bytes))
		typed = arena_printf(command->arena, "%s\\*", typed);
	if (r != 0 || !typed)
		return -ENOMEM;
	return prompt_list(command->arena, typed, ret_entries, ret_count, ret_folder);
}

int prompt_dir(const struct prompt_command *command, int *ret_status)
{
	cleanup(text_deinit) struct text switches = {0};
	char **names = prompt_operands(command, &switches);
	struct prompt_entry *entries;
	const char *folder;
	size_t count = 0;
	int r;

	if (!names)
		return -ENOMEM;
	r = list(command, *names ? *names : "*", &entries, &count, &folder);
	if (r == -ENOMEM)
		return r;
	if (!count) {
		prompt_print(command->descriptors[2], "%s", MSG_FILE_NOT_FOUND);
		*ret_status = 1;
		return 0;
	}
	if (prompt_has_switch(&switches, 'b')) {
		show_names(command, entries, count);
		return 0;
	}
	r = show_folder(command, folder);
	show_listing(command, entries, count);
	return r;
}
