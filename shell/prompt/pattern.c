#include "shell/prompt/pattern.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

#include "shell/prompt/prompt.h"

static char fold_character(const struct prompt_pattern *pattern, char c)
{
	return pattern->flags & PROMPT_PATTERN_ANY_CASE ? (char)tolower((unsigned char)c) : c;
}

/* How long the element at `at` is: a character, one behind a backslash, a class. */
static size_t element_length(const struct prompt_pattern *pattern, const char *at)
{
	const char *end;

	/* a backslash may be doubled in a literal text */
	if (pattern->flags & PROMPT_PATTERN_LITERAL)
		return pattern->flags & PROMPT_PATTERN_DOUBLED && strncmp(at, "\\\\", 2) == 0 ? 2
											      : 1;
	if (*at == '\\' && at[1])
		return 2;
	end = *at == '[' && at[1] ? strchr(at + 2, ']') : NULL;
	return end ? (size_t)(end - at) + 1 : 1;
}

/* A class without its brackets; a-z is a range, ^ in front all others. */
static bool class_has(const struct prompt_pattern *pattern, const char *at, const char *end, char c)
{
	bool is_inverted = *at == '^', is_in = false;

	for (at += is_inverted; at < end; at++) {
		if (end - at > 2 && at[1] == '-') {
			is_in |= fold_character(pattern, at[0]) <= c &&
				 c <= fold_character(pattern, at[2]);
			at += 2;
		} else {
			is_in |= fold_character(pattern, *at) == c;
		}
	}
	return is_in != is_inverted;
}

static bool element_matches(
	const struct prompt_pattern *pattern, const char *at, size_t length, char c)
{
	if (!c)
		return false;
	c = fold_character(pattern, c);
	if (length > 2)
		return class_has(pattern, at + 1, at + length - 1, c);
	if (length == 2)
		return fold_character(pattern, at[1]) == c;
	if (*at == '.' && !(pattern->flags & PROMPT_PATTERN_LITERAL))
		return true;
	return fold_character(pattern, *at) == c;
}

static bool is_special(const struct prompt_pattern *pattern, const char *at, char c)
{
	return *at == c && !(pattern->flags & PROMPT_PATTERN_LITERAL);
}

/* --- All ways through the pattern at once --- */

/* Where in the pattern a line may be, by the bytes of its text. */
struct places {
	bool at[PROMPT_LINE_MAX + 1];
};

static bool is_starred(const struct prompt_pattern *pattern, const char *at, size_t length)
{
	return at[length] == '*' && !(pattern->flags & PROMPT_PATTERN_LITERAL);
}

static bool is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* \< and \>, the beginning and the end of a word, which take no character. */
static bool is_boundary(const struct prompt_pattern *pattern, const char *at)
{
	return !(pattern->flags & PROMPT_PATTERN_LITERAL) && *at == '\\' &&
	       (at[1] == '<' || at[1] == '>');
}

static bool boundary_holds(const char *at, char before, char after)
{
	return at[1] == '<' ? !is_word(before) && is_word(after)
			    : is_word(before) && !is_word(after);
}

/*
 * The line is between two characters. An element with a star may also be left out, and a boundary that
 * holds is nothing.
 */
static void places_add(struct places *places, const struct prompt_pattern *pattern, const char *at,
	char before, char after)
{
	for (;;) {
		size_t length;

		if (is_boundary(pattern, at)) {
			if (!boundary_holds(at, before, after))
				return;
			at += 2;
			continue;
		}
		places->at[at - pattern->text] = true;
		length = *at ? element_length(pattern, at) : 0;
		if (!length || !is_starred(pattern, at, length))
			return;
		at += length + 1;
	}
}

/* Is one of the places the end, and may the pattern end before `line`? */
static bool places_are_over(
	const struct places *places, const struct prompt_pattern *pattern, const char *line)
{
	size_t length = strlen(pattern->text);

	if (!*line && length && is_special(pattern, pattern->text + length - 1, '$') &&
		places->at[length - 1])
		return true;
	return places->at[length] && (!*line || !(pattern->flags & PROMPT_PATTERN_AT_END));
}

static void places_step(
	struct places *places, const struct prompt_pattern *pattern, char c, char after)
{
	struct places next = {0};

	for (const char *at = pattern->text; *at; at++) {
		size_t length = element_length(pattern, at);

		if (!places->at[at - pattern->text] || !element_matches(pattern, at, length, c))
			continue;
		places_add(&next, pattern, is_starred(pattern, at, length) ? at : at + length, c,
			after);
	}
	*places = next;
}

bool prompt_pattern_matches(const struct prompt_pattern *pattern, const char *line)
{
	bool is_caret = is_special(pattern, pattern->text, '^');
	bool is_anchored = is_caret || pattern->flags & PROMPT_PATTERN_AT_BEGIN;
	struct places places = {0};

	/* findstr and find: an empty text is in no line */
	if (!*pattern->text || strlen(pattern->text) > PROMPT_LINE_MAX)
		return false;
	places_add(&places, pattern, pattern->text + is_caret, '\0', *line);
	for (;; line++) {
		if (places_are_over(&places, pattern, line))
			return true;
		if (!*line)
			return false;
		places_step(&places, pattern, *line, line[1]);
		if (!is_anchored)
			places_add(&places, pattern, pattern->text, *line, line[1]);
	}
}
