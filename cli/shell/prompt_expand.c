#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/shell/prompt_state.h"

/* --- %NAME%, %NAME:~1,2% and %NAME:old=new% --- */

/* `from,length` of a part; negative numbers count from the end. */
static void add_part(struct text *text, const char *value, const char *range)
{
	long whole = (long)strlen(value), from, length = whole;
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
	if (length > 0)
		text_add_bytes(text, value + from, (size_t)length);
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

static const char *value_of(const struct prompt *prompt, const char *name, char number[16])
{
	const char *value = prompt_get(prompt, name);

	if (value)
		return value;
	if (strcasecmp(name, "CMDEXTVERSION") == 0)
		return "1";
	if (strcasecmp(name, "ERRORLEVEL") != 0)
		return NULL;
	snprintf(number, 16, "%d", prompt->errorlevel);
	return number;
}

/* What stands between two percent signs. Returns false when there is no such variable. */
static bool add_variable(const struct prompt *prompt, char *name, struct text *text)
{
	char number[16], *colon;
	const char *value = *name ? value_of(prompt, name, number) : NULL;

	if (value) {
		text_add(text, value);
		return true;
	}
	colon = strchr(name, ':');
	if (!colon)
		return false;
	*colon = '\0';
	value = value_of(prompt, name, number);
	return value && add_changed(text, value, colon + 1);
}

/* --- %~nx1 --- */

static const char modifiers[] = "fdpnx";

/* The parts of a path that are asked for; none are all. */
static void add_modified(
	struct text *text, const char *value, const char *asked, size_t asked_count)
{
	cleanup(text_deinit) struct text bare = {0};
	cleanup(text_deinit) struct text path = {0};
	const char *name, *ending;
	bool is_asked[sizeof(modifiers)] = {0};

	for (size_t i = 0; i < asked_count; i++)
		is_asked[strchr(modifiers, tolower((unsigned char)asked[i])) - modifiers] = true;
	for (; *value; value++)
		if (*value != '"')
			text_add_char(&bare, *value);
	value = text_string(&bare);
	if (!asked_count) {
		text_add(text, value);
		return;
	}
	if (!*value || value[1] != ':') {
		prompt_add_folder(&path);
		if (*value == '\\' && path.length > 2)
			text_clear(&path), text_add(&path, "C:");
		else if (path.length && path.bytes[path.length - 1] != '\\')
			text_add_char(&path, '\\');
	}
	text_add(&path, value);
	if (path.failed)
		return;
	name = strrchr(path.bytes, '\\');
	name = name ? name + 1 : path.bytes + 2;
	ending = strrchr(name, '.');
	if (!ending)
		ending = name + strlen(name);
	if (is_asked[0] || is_asked[1])
		text_add_bytes(text, path.bytes, 2);
	if (is_asked[0] || is_asked[2])
		text_add_bytes(text, path.bytes + 2, (size_t)(name - path.bytes) - 2);
	if (is_asked[0] || is_asked[3])
		text_add_bytes(text, name, (size_t)(ending - name));
	if (is_asked[0] || is_asked[4])
		text_add(text, ending);
}

/* How many letters at `at` are modifiers. */
static size_t count_modifiers(const char *at)
{
	size_t count = 0;

	while (at[count] && strchr(modifiers, tolower((unsigned char)at[count])))
		count++;
	return count;
}

/* --- A line --- */

/* %1, %~1 and %* of a batch file; behind the percent sign. Returns how much was taken, or 0. */
static size_t add_argument(const struct prompt_batch *batch, const char *at, struct text *text)
{
	bool is_modified = *at == '~';
	size_t count = is_modified ? count_modifiers(at + 1) : 0;
	const char *digit = at + is_modified + count, *value;

	if (*at == '*') {
		text_add(text, batch->tail);
		return 1;
	}
	if (!isdigit((unsigned char)*digit))
		return 0;
	value = batch->arguments[*digit - '0'];
	if (is_modified)
		add_modified(text, value ? value : "", at + 1, count);
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
			taken = add_argument(prompt->batch, at, text);
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
	size_t count = count_modifiers(at) + 1;

	while (count-- > 0) {
		const char *value = loop_value(prompt, at[count]);

		if (value) {
			add_modified(text, value, at, count);
			return count + 1;
		}
	}
	return 0;
}

char *prompt_expand_loops(const struct prompt *prompt, struct arena *arena, const char *text)
{
	cleanup(text_deinit) struct text expanded = {0};

	while (*text) {
		const char *value = *text == '%' ? loop_value(prompt, text[1]) : NULL;
		size_t taken = 0;

		if (value) {
			text_add(&expanded, value);
			text += 2;
			continue;
		}
		if (text[0] == '%' && text[1] == '~')
			taken = add_modified_loop(prompt, text + 2, &expanded);
		if (taken)
			text += 2 + taken;
		else
			text_add_char(&expanded, *text++);
	}
	return expanded.failed ? NULL : arena_copy(arena, text_string(&expanded));
}
