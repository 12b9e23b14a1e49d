#include <ctype.h>
#include <string.h>

#include "shell/prompt/drive.h"
#include "shell/prompt/state.h"

/* Full path, drive, path, name, extension. */
static const char letters[] = "fdpnx";

size_t prompt_modifiers_count(const char *at)
{
	size_t count = 0;

	while (at[count] && strchr(letters, tolower((unsigned char)at[count])))
		count++;
	return count;
}

static bool is_asked(const char *modifiers, size_t count, char letter)
{
	for (size_t i = 0; i < count; i++) {
		char asked = (char)tolower((unsigned char)modifiers[i]);

		if (asked == letter || asked == 'f')
			return true;
	}
	return false;
}

/* From the drive on; a path that the drive does not have stays as it is. */
static void add_whole(const struct prompt *prompt, struct text *path, const char *typed)
{
	if (drive_add_whole(prompt->drive, typed, path) == 0)
		return;
	text_clear(path);
	text_add(path, *typed && typed[1] == ':' ? "" : "C:");
	text_add(path, typed);
}

static void add_parts(struct text *text, const char *path, const char *modifiers, size_t count)
{
	const char *rest = path + 2;
	const char *slash = strrchr(rest, '\\');
	const char *name = slash ? slash + 1 : rest;
	const char *dot = strrchr(name, '.');
	const char *ending = dot ? dot : name + strlen(name);

	if (is_asked(modifiers, count, 'd'))
		text_add_bytes(text, path, 2);
	if (is_asked(modifiers, count, 'p'))
		text_add_bytes(text, rest, (size_t)(name - rest));
	if (is_asked(modifiers, count, 'n'))
		text_add_bytes(text, name, (size_t)(ending - name));
	if (is_asked(modifiers, count, 'x'))
		text_add(text, ending);
}

void prompt_modify(const struct prompt *prompt, struct text *text, const char *value,
	const char *modifiers, size_t count)
{
	cleanup(text_deinit) struct text bare = {0};
	cleanup(text_deinit) struct text path = {0};

	for (; *value; value++)
		if (*value != '"')
			text_add_char(&bare, *value);
	if (!count) {
		text_add(text, text_string(&bare));
		return;
	}
	add_whole(prompt, &path, text_string(&bare));
	if (path.failed || bare.failed)
		text->failed = true;
	else
		add_parts(text, path.bytes, modifiers, count);
}
