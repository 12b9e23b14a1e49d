#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/macros.h"
#include "base/utf8.h"
#include "shell/prompt/drive.h"
#include "shell/prompt/state.h"

/* --- %NAME%, %NAME:~1,2% and %NAME:old=new% --- */

/* `from,length` of a part, in characters; negative numbers count from the end. */
static void add_part(struct text *text, const char *value, const char *range)
{
	long whole = (long)utf8_length(value), from, length = whole;
	char *end;

	from = strtol(range, &end, 10);
	if (*end == ',')
		length = strtol(end + 1, NULL, 10);
	if (from < 0)
		from = from < -whole ? 0 : whole + from;
	if (from > whole)
		from = whole;
	if (length < 0)
		length = whole - from + length;
	if (length > whole - from)
		length = whole - from;
	if (length <= 0)
		return;
	value += utf8_offset(value, strlen(value), (size_t)from);
	text_add_bytes(text, value, utf8_offset(value, strlen(value), (size_t)length));
}

static void add_replaced(struct text *text, const char *value, const char *old, const char *new)
{
	size_t length = strlen(old);

	while (*value) {
		if (length && strncasecmp(value, old, length) == 0) {
			text_add(text, new);
			value += length;
		} else {
			text_add_char(text, *value++);
		}
	}
}

/* What stands behind the colon of a name. Returns false where it means nothing. */
static bool add_changed(struct text *text, const char *value, char *change)
{
	char *new = strchr(change, '=');

	if (*change == '~') {
		add_part(text, value, change + 1);
		return true;
	}
	if (!new || new == change)
		return false;
	*new ++ = '\0';
	add_replaced(text, value, change, new);
	return true;
}

/* --- Values --- */

static int add_errorlevel(const struct prompt *prompt, struct text *value)
{
	text_printf(value, "%d", prompt->errorlevel);
	return 0;
}

static int add_folder(const struct prompt *prompt, struct text *value)
{
	return drive_add_folder(prompt->drive, value);
}

/* Variables that no SET lists, as a row: what they are worth, and the edition they came with. */
static const struct {
	const char *name;
	enum prompt_edition since;
	int (*add)(const struct prompt *prompt, struct text *value);
} computed[] = {
	{"CD", PROMPT_WS2003, add_folder},
	{"DATE", PROMPT_WS2003, prompt_add_date},
	{"ERRORLEVEL", PROMPT_NT4, add_errorlevel},
	{"TIME", PROMPT_WS2003, prompt_add_time},
};

/* The value of a variable; false for one that is not there. */
static bool find_value(const struct prompt *prompt, const char *name, struct text *value)
{
	const char *set = prompt_get(prompt, name);

	text_clear(value);
	text_add(value, set ? set : "");
	if (set)
		return true;
	for (size_t i = 0; i < ARRAY_SIZE(computed); i++)
		if (computed[i].since <= prompt->edition && strcasecmp(computed[i].name, name) == 0)
			return computed[i].add(prompt, value) == 0;
	return false;
}

/* What stands between two percent signs. Returns false when there is no such variable. */
static bool add_variable(const struct prompt *prompt, char *name, struct text *text)
{
	cleanup(text_deinit) struct text value = {0};
	char *colon;

	if (*name && find_value(prompt, name, &value)) {
		text_add(text, text_string(&value));
		return true;
	}
	colon = strchr(name, ':');
	if (!colon)
		return false;
	*colon = '\0';
	return find_value(prompt, name, &value) &&
	       add_changed(text, text_string(&value), colon + 1);
}

/* --- A line --- */

/* %1, %~1 and %* of a batch file; behind the percent sign. Returns how much was taken, or 0. */
static size_t add_argument(const struct prompt *prompt, const char *at, struct text *text)
{
	const struct prompt_batch *batch = prompt->batch;
	bool is_modified = *at == '~';
	size_t count = is_modified ? prompt_modifiers_count(at + 1) : 0;
	const char *digit = at + is_modified + count, *value;

	if (*at == '*') {
		text_add(text, batch->tail);
		return 1;
	}
	if (!isdigit((unsigned char)*digit))
		return 0;
	value = batch->arguments[*digit - '0'];
	/* the name of the batch is typed without its folder and its ending */
	if (is_modified && count && *digit == '0' && !batch->is_shifted && value && *value != ':')
		value = batch->path;
	if (is_modified)
		prompt_modify(prompt, text, value ? value : "", at + 1, count);
	else if (value)
		text_add(text, value);
	return (size_t)(digit - at) + 1;
}

/* Behind a percent sign: takes what it begins. Returns how much, or 0 where it begins nothing. */
static size_t add_percent(
	const struct prompt *prompt, const char *at, const char *end, struct text *text)
{
	const char *close = memchr(at, '%', (size_t)(end - at));
	char name[PROMPT_LINE_MAX + 1];
	size_t length = close ? (size_t)(close - at) : 0;

	if (!close || length >= sizeof(name))
		return 0;
	memcpy(name, at, length);
	name[length] = '\0';
	if (!add_variable(prompt, name, text) && !prompt->batch)
		return 0;
	return length + 1;
}

void prompt_expand(const struct prompt *prompt, const char *line, size_t length, struct text *text)
{
	const char *at = line, *end = line + length;
	size_t before = text->length;

	/* who called refuses what has become too long */
	while (at < end && text->length - before <= PROMPT_LINE_MAX) {
		size_t taken = 0;

		if (*at != '%') {
			text_add_char(text, *at++);
			continue;
		}
		at++;
		if (prompt->batch && at < end && *at == '%') {
			text_add_char(text, *at++);
			continue;
		}
		if (prompt->batch && at < end)
			taken = add_argument(prompt, at, text);
		if (!taken)
			taken = add_percent(prompt, at, end, text);
		if (!taken && !prompt->batch)
			text_add_char(text, '%');
		at += taken;
	}
}

/* --- Variables of loops --- */

static const char *loop_value(const struct prompt *prompt, char c)
{
	return (unsigned char)c < PROMPT_LOOP_VARIABLES ? prompt->loop_values[(unsigned char)c]
							: NULL;
}

/* The letter of the variable may be one of a modifier as well: the last that is a variable counts. */
static size_t add_modified_loop(const struct prompt *prompt, const char *at, struct text *text)
{
	size_t count = prompt_modifiers_count(at) + 1;

	while (count-- > 0) {
		const char *value = loop_value(prompt, at[count]);

		if (value) {
			prompt_modify(prompt, text, value, at, count);
			return count + 1;
		}
	}
	return 0;
}

static void add_with_loops(const struct prompt *prompt, const char *text, struct text *expanded)
{
	while (*text) {
		const char *value = *text == '%' ? loop_value(prompt, text[1]) : NULL;
		size_t taken = 0;

		if (value) {
			text_add(expanded, value);
			text += 2;
			continue;
		}
		if (text[0] == '%' && text[1] == '~')
			taken = add_modified_loop(prompt, text + 2, expanded);
		if (taken)
			text += 2 + taken;
		else
			text_add_char(expanded, *text++);
	}
}

char *prompt_expand_loops(const struct prompt *prompt, struct arena *arena, const char *text)
{
	cleanup(text_deinit) struct text expanded = {0};

	add_with_loops(prompt, text, &expanded);
	return expanded.failed ? NULL : arena_copy(arena, text_string(&expanded));
}

/* --- !NAME! --- */

/* After an exclamation mark: the variable up to the next one, or nothing. Returns how much was taken. */
static size_t add_exclaimed(const struct prompt *prompt, const char *at, struct text *text)
{
	size_t length = strcspn(at, "!");
	char name[PROMPT_LINE_MAX + 1];

	if (!at[length] || length >= sizeof(name))
		return 0;
	memcpy(name, at, length);
	name[length] = '\0';
	add_variable(prompt, name, text);
	return length + 1;
}

/* A caret takes the meaning of an exclamation mark, in a text that has one. */
static void add_delayed(const struct prompt *prompt, const char *at, struct text *text)
{
	const bool has_mark = strchr(at, '!');

	while (*at && text->length <= PROMPT_LINE_MAX) {
		if (has_mark && at[0] == '^' && at[1])
			at++;
		else if (*at == '!') {
			at++;
			at += add_exclaimed(prompt, at, text);
			continue;
		}
		text_add_char(text, *at++);
	}
}

char *prompt_expand_late(const struct prompt *prompt, struct arena *arena, const char *text)
{
	cleanup(text_deinit) struct text expanded = {0};
	char *looped = prompt_expand_loops(prompt, arena, text);

	if (!looped || !prompt->variables.is_delayed)
		return looped;
	add_delayed(prompt, looped, &expanded);
	return expanded.failed ? NULL : arena_copy(arena, text_string(&expanded));
}
