#include "shell/prompt/drive_path.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/glob.h"
#include "shell/prompt/drive.h"

static bool is_slash(char c)
{
	return c == '\\' || c == '/';
}

static bool has_drive(const char *typed)
{
	return isalpha((unsigned char)typed[0]) && typed[1] == ':';
}

size_t drive_path_folder_length(const char *typed)
{
	size_t length = strlen(typed);

	while (length && !is_slash(typed[length - 1]))
		length--;
	return length == 0 && has_drive(typed) ? 2 : length;
}

/* --- Devices --- */

/* COM1 to COM9 and LPT1 to LPT9. */
static bool is_port(const char *name, size_t length)
{
	return length == 4 && isdigit((unsigned char)name[3]) && name[3] != '0' &&
	       (strncasecmp(name, "COM", 3) == 0 || strncasecmp(name, "LPT", 3) == 0);
}

enum drive_device drive_device_of(const char *typed)
{
	static const struct {
		const char *name;
		enum drive_device device;
	} rows[] = {
		{"NUL", DRIVE_NUL},
		{"CON", DRIVE_CON},
		{"CONIN$", DRIVE_CON},
		{"CONOUT$", DRIVE_CON},
		{"PRN", DRIVE_OTHER_DEVICE},
		{"AUX", DRIVE_OTHER_DEVICE},
		{"CLOCK$", DRIVE_OTHER_DEVICE},
	};
	const char *name = typed + drive_path_folder_length(typed);
	size_t length = strcspn(name, ".:");

	while (length && name[length - 1] == ' ')
		length--;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		if (strlen(rows[i].name) == length && strncasecmp(rows[i].name, name, length) == 0)
			return rows[i].device;
	return is_port(name, length) ? DRIVE_OTHER_DEVICE : DRIVE_NO_DEVICE;
}

/* --- Names --- */

/* Windows takes dots and blanks from the end of a name. */
static size_t trimmed_length(const char *name, size_t length)
{
	while (length && strchr(". ", name[length - 1]))
		length--;
	return length;
}

static bool has_forbidden(const char *name, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)name[i] < ' ' || strchr("<>:\"|?*\\/", name[i]))
			return true;
	return false;
}

bool drive_path_is_name(const char *name)
{
	size_t length = strlen(name);

	return length && trimmed_length(name, length) == length && !has_forbidden(name, length) &&
	       drive_device_of(name) == DRIVE_NO_DEVICE;
}

/* --- Paths --- */

static void drop_last(struct text *path)
{
	size_t length = path->length;

	while (length && path->bytes[length - 1] != '/')
		length--;
	path->length = length ? length - 1 : 0;
	path->bytes[path->length] = '\0';
}

static int add_part(struct text *path, const char *part, size_t length)
{
	if (length == 1 && *part == '.')
		return 0;
	if (length == 2 && strncmp(part, "..", 2) == 0) {
		drop_last(path);
		return 0;
	}
	length = trimmed_length(part, length);
	if (!length || has_forbidden(part, length))
		return -EINVAL;
	if (path->length)
		text_add_char(path, '/');
	text_add_bytes(path, part, length);
	return 0;
}

int drive_path_resolve(const char *current, const char *typed, struct text *path)
{
	int r = 0;

	/* \\server\share, \\?\ and \\.\ */
	if (is_slash(typed[0]) && is_slash(typed[1]))
		return -ENETUNREACH;
	text_add(path, "");
	if (has_drive(typed)) {
		if (toupper((unsigned char)*typed) != 'C')
			return -ENODEV;
		typed += 2;
	}
	if (!is_slash(*typed))
		text_add(path, current);
	while (r == 0 && *typed && !path->failed) {
		size_t length = strcspn(typed, "\\/");

		if (length)
			r = add_part(path, typed, length);
		typed += length + (typed[length] != '\0');
	}
	return path->failed ? -ENOMEM : r;
}

bool drive_path_part_is(const char *path, const char *name)
{
	size_t length = strcspn(path, "/");
	cleanup(text_deinit) struct text part = {0};

	text_add_bytes(&part, path, length);
	return length && !part.failed && glob_matches(part.bytes, name);
}

const char *drive_path_rest(const char *path)
{
	size_t length = strcspn(path, "/");

	return path + length + (path[length] == '/');
}
