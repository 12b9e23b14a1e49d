#include "shell/prompt/copy.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/glob.h"
#include "shell/prompt/drive_path.h"
#include "shell/prompt/lines.h"
#include "shell/prompt/messages.h"
#include "shell/prompt/operands.h"
#include "shell/prompt/system.h"

/* --- One file --- */

static int read_source(const struct prompt_command *command, const char *from, struct text *text)
{
	if (drive_device_of(from) == DRIVE_CON)
		return prompt_read_all(command->descriptors[0], text);
	return prompt_read_file(command->prompt, from, text);
}

int prompt_copy_file(const struct prompt_command *command, const char *from, const char *to,
	enum beneath_purpose purpose)
{
	cleanup(text_deinit) struct text text = {0};
	int descriptor, r = read_source(command, from, &text);

	if (r != 0)
		return r;
	if (drive_device_of(to) == DRIVE_CON) {
		prompt_write(command->descriptors[1], text_string(&text), text.length);
		return 0;
	}
	descriptor = drive_open_file(command->prompt->drive, to, purpose);
	if (descriptor < 0)
		return descriptor == -ENOENT ? -ENOTDIR : descriptor;
	prompt_take_write_error();
	prompt_write(descriptor, text_string(&text), text.length);
	prompt_close(descriptor);
	return prompt_take_write_error();
}

/* --- Names --- */

/* `*` takes the rest of the name, `?` one character, anything else stands for itself. */
static void add_part(struct text *to, const char *pattern, size_t pattern_length, const char *name,
	size_t length)
{
	for (size_t i = 0; i < pattern_length; i++) {
		if (pattern[i] == '*') {
			if (i < length)
				text_add_bytes(to, name + i, length - i);
			return;
		}
		if (pattern[i] != '?')
			text_add_char(to, pattern[i]);
		else if (i < length)
			text_add_char(to, name[i]);
	}
}

char *prompt_copy_name(const struct prompt_command *command, const char *name, const char *pattern)
{
	cleanup(text_deinit) struct text made = {0};
	const char *dot = strrchr(name, '.'), *pattern_dot = strrchr(pattern, '.');

	if (!glob_has_wildcard(pattern))
		return arena_copy(command->arena, pattern);
	if (!dot)
		dot = name + strlen(name);
	if (!pattern_dot)
		pattern_dot = pattern + strlen(pattern);
	add_part(&made, pattern, (size_t)(pattern_dot - pattern), name, (size_t)(dot - name));
	if (*pattern_dot) {
		text_add_char(&made, '.');
		add_part(&made, pattern_dot + 1, strlen(pattern_dot + 1), *dot ? dot + 1 : dot,
			*dot ? strlen(dot + 1) : 0);
	}
	return made.failed ? NULL : arena_copy(command->arena, text_string(&made));
}

char *prompt_copy_target(const struct prompt_command *command, const char *from, const char *to)
{
	const char *name = from + drive_path_folder_length(from);
	size_t length = drive_path_folder_length(to);
	enum drive_kind kind;
	char *made;

	if (!glob_has_wildcard(to) && drive_get_kind(command->prompt->drive, to, &kind) == 0 &&
		kind == DRIVE_FOLDER)
		return arena_printf(command->arena, "%s%s%s", to,
			!*to || strchr("\\/:", to[strlen(to) - 1]) ? "" : "\\", name);
	made = prompt_copy_name(command, name, to + length);
	return made ? arena_printf(command->arena, "%.*s%s", (int)length, to, made) : NULL;
}

/* --- copy --- */

/* A run of the command: the target is written anew by the first file, and others are added to it. */
struct copying {
	const struct prompt_command *command;
	const char *to;
	bool joins;
	bool shows_names;
	size_t count, copied;
};

static bool is_same_file(const struct prompt_command *command, const char *a, const char *b)
{
	cleanup(text_deinit) struct text left = {0}, right = {0};

	return drive_add_whole(command->prompt->drive, a, &left) == 0 &&
	       drive_add_whole(command->prompt->drive, b, &right) == 0 &&
	       glob_matches(left.bytes, right.bytes);
}

static int copy_one(struct copying *copying, const char *from)
{
	const struct prompt_command *command = copying->command;
	char *target = copying->joins ? (char *)copying->to
				      : prompt_copy_target(command, from, copying->to);
	bool is_added = copying->joins && copying->count;
	int r;

	if (!target)
		return -ENOMEM;
	if (drive_device_of(from) == DRIVE_NO_DEVICE && is_same_file(command, from, target)) {
		/* the first of those that are joined is the target itself */
		copying->count++;
		return copying->joins ? 0 : -EEXIST;
	}
	if (copying->shows_names)
		prompt_say(command->descriptors[1], "%s\n", from);
	r = prompt_copy_file(command, from, target, is_added ? BENEATH_APPEND : BENEATH_WRITE);
	copying->count++;
	copying->copied += r == 0 && !is_added;
	return r;
}

static int copy_matches(struct copying *copying, const char *from)
{
	const struct prompt_command *command = copying->command;
	struct beneath_entry *entries;
	const char *folder;
	size_t count = 0, found = 0;
	int r = drive_list(command->prompt->drive, command->arena, from, &entries, &count, &folder);

	copying->shows_names = !copying->joins;
	for (size_t i = 0; r == 0 && i < count; i++) {
		char *path = arena_printf(command->arena, "%s%s", folder, entries[i].name);

		if (!path)
			return -ENOMEM;
		if (entries[i].is_folder)
			continue;
		found++;
		r = copy_one(copying, path);
	}
	return r == 0 && !found ? -ENOENT : r;
}

static int copy_source(struct copying *copying, const char *from)
{
	const struct prompt_command *command = copying->command;
	enum drive_kind kind;

	if (drive_get_kind(command->prompt->drive, from, &kind) == 0 && kind == DRIVE_FOLDER)
		from = arena_printf(command->arena, "%s\\*", from);
	if (!from)
		return -ENOMEM;
	return glob_has_wildcard(from) ? copy_matches(copying, from) : copy_one(copying, from);
}

/* The operands: sources that `+` joins, as a+b, a + b or a +b, and a target. */
struct copy_operands {
	char **sources;
	size_t count;
	const char *target; /* NULL: the current folder */
};

/* 0, PROMPT_E_REFUSED for an operand too many, or -ENOMEM. */
static int split_operands(
	const struct prompt_command *command, char **words, struct copy_operands *ret_operands)
{
	/* each source has a character at least */
	char **sources =
		arena_alloc(command->arena, (strlen(command->tail) + 1) * sizeof(*sources));
	bool expects_source = true;

	*ret_operands = (struct copy_operands){.sources = sources};
	if (!sources)
		return -ENOMEM;
	for (; *words; words++) {
		bool ends_in_plus = **words && (*words)[strlen(*words) - 1] == '+';
		char *rest;

		if (!expects_source && **words != '+') {
			if (ret_operands->target)
				return PROMPT_E_REFUSED;
			ret_operands->target = *words;
			continue;
		}
		for (char *one = strtok_r(*words, "+", &rest); one;
			one = strtok_r(NULL, "+", &rest))
			sources[ret_operands->count++] = one;
		expects_source = ends_in_plus;
	}
	return ret_operands->count ? 0 : PROMPT_E_REFUSED;
}

/* Several files that go to one are joined. */
static bool is_joining(const struct prompt_command *command, const struct copy_operands *operands)
{
	enum drive_kind kind;

	if (operands->count > 1)
		return true;
	return operands->target && glob_has_wildcard(operands->sources[0]) &&
	       !glob_has_wildcard(operands->target) &&
	       !(drive_get_kind(command->prompt->drive, operands->target, &kind) == 0 &&
		       kind == DRIVE_FOLDER);
}

int prompt_copy(const struct prompt_command *command, int *ret_status)
{
	cleanup(prompt_operands_deinit) struct prompt_operands words;
	struct copying copying = {.command = command};
	struct copy_operands operands;
	int r = prompt_operands_take(command, "abvyn", "z", &words);

	if (r == PROMPT_E_REFUSED) {
		*ret_status = 1;
		return 0;
	}
	if (r == 0)
		r = split_operands(command, words.words, &operands);
	if (r == PROMPT_E_REFUSED)
		return prompt_refuse_syntax(command, ret_status);
	if (r != 0)
		return r;
	copying.to = operands.target ? operands.target : ".";
	copying.joins = is_joining(command, &operands);
	/* without a target, all are added to the first */
	if (copying.joins && !operands.target)
		copying.to = operands.sources[0];
	for (size_t i = 0; r == 0 && i < operands.count; i++)
		r = copy_source(&copying, operands.sources[i]);
	if (r == -EEXIST)
		prompt_print(command->descriptors[2], "%s", MSG_ONTO_ITSELF);
	else if (r != 0 && prompt_refuse_file(command, r, operands.sources[0], ret_status) != 0)
		return r;
	*ret_status = r != 0;
	if (r != -ENOENT)
		prompt_say(command->descriptors[1], MSG_COPIED,
			copying.joins && r == 0 ? 1 : copying.copied);
	return 0;
}
