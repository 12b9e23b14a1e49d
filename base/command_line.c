#include "base/command_line.h"

#include <stdbool.h>
#include <string.h>

/* How far the splitting is: `to` is where the argument's next byte goes. */
struct split {
	const char *at;
	char *to;
	bool quoted;
};

static void put_characters(struct split *split, char c, size_t times)
{
	memset(split->to, c, times);
	split->to += times;
}

/* Backslashes are themselves, except before a quote. */
static void take_backslashes(struct split *split)
{
	size_t count = strspn(split->at, "\\");

	split->at += count;
	if (*split->at != '"') {
		put_characters(split, '\\', count);
		return;
	}
	put_characters(split, '\\', count / 2);
	if (count % 2) {
		put_characters(split, '"', 1);
		split->at++;
	}
}

static void take_quote(struct split *split)
{
	split->at++;
	/* two quotes within quotes are one of the argument's own */
	if (split->quoted && *split->at == '"') {
		put_characters(split, '"', 1);
		split->at++;
		return;
	}
	split->quoted = !split->quoted;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static char *take_argument(struct split *split)
{
	char *argument = split->to;

	split->quoted = false;
	while (*split->at && (split->quoted || !is_blank(*split->at))) {
		if (*split->at == '\\')
			take_backslashes(split);
		else if (*split->at == '"')
			take_quote(split);
		else
			put_characters(split, *split->at++, 1);
	}
	put_characters(split, '\0', 1);
	return argument;
}

char **command_line_split(struct arena *arena, const char *line, size_t *ret_count)
{
	struct split split = {.at = line, .to = arena_alloc(arena, strlen(line) + 2)};
	/* an argument and its blank take two bytes at least */
	char **arguments = arena_alloc(arena, (strlen(line) / 2 + 2) * sizeof(*arguments));
	size_t count = 0;

	if (!split.to || !arguments)
		return NULL;
	for (;;) {
		while (is_blank(*split.at))
			split.at++;
		if (!*split.at)
			break;
		arguments[count++] = take_argument(&split);
	}
	*ret_count = count;
	return arguments;
}

/* --- The other way --- */

static void add_backslashes(struct text *line, size_t count)
{
	while (count--)
		text_add_char(line, '\\');
}

/* Within quotes: backslashes are doubled where a quote follows, and a quote gets one of its own. */
static void add_quoted(struct text *line, const char *argument)
{
	text_add_char(line, '"');
	while (*argument) {
		size_t count = strspn(argument, "\\");

		argument += count;
		add_backslashes(line, *argument && *argument != '"' ? count : 2 * count);
		if (*argument == '"')
			text_add_char(line, '\\');
		if (*argument)
			text_add_char(line, *argument++);
	}
	text_add_char(line, '"');
}

void command_line_add(struct text *line, const char *argument)
{
	if (line->length)
		text_add_char(line, ' ');
	if (*argument && !argument[strcspn(argument, " \t\"")])
		text_add(line, argument);
	else
		add_quoted(line, argument);
}
