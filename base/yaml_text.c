#include "base/yaml_text.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/macros.h"
#include "base/utf8.h"

/* What a terminal would obey, and what YAML takes for the end of a line or the beginning of a file. */
static bool must_be_escaped(int32_t character)
{
	return !utf8_is_printable(character) || character == 0xFEFF || character == 0xFFFE ||
	       character == 0xFFFF;
}

/* --- On one line --- */

static bool is_bare(const char *value)
{
	static const char *const nothing[] = {
		"null", "none", "yes", "no", "true", "false", "on", "off"};

	if (!isalnum((unsigned char)*value) && strncmp(value, "../", 3) != 0)
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(nothing); i++) {
		if (strcasecmp(value, nothing[i]) == 0)
			return false;
	}
	for (const char *at = value; *at; at++) {
		if (!isalnum((unsigned char)*at) && !strchr("-_./ ", *at))
			return false;
	}
	return value[strlen(value) - 1] != ' ';
}

static void add_escaped(struct text *to, const char *at, size_t length, int32_t character)
{
	if (character == '\n')
		text_add(to, "\\n");
	else if (character == '\t')
		text_add(to, "\\t");
	else if (character == '"' || character == '\\')
		text_printf(to, "\\%c", (char)character);
	else if (must_be_escaped(character))
		text_printf(to, character < 0x100 ? "\\x%02X" : "\\u%04X", (unsigned)character);
	else
		text_add_bytes(to, at, length);
}

void yaml_text_add(struct text *to, const char *value)
{
	size_t length;

	if (is_bare(value)) {
		text_add(to, value);
		return;
	}
	text_add_char(to, '"');
	for (const char *at = value; *at; at += length) {
		int32_t character;

		length = utf8_take(at, SIZE_MAX, &character);
		add_escaped(to, at, length, character);
	}
	text_add_char(to, '"');
}

/* --- As lines --- */

bool yaml_text_has_lines(const char *value)
{
	size_t length = strlen(value), step;

	/* the first line shows the indentation, and the last one is ended once or not at all */
	if (!length || *value == ' ' || *value == '\n' || *value == '\t' ||
		strstr(value + length - (length > 1 ? 2 : 1), "\n\n"))
		return false;
	for (const char *at = value; *at; at += step) {
		int32_t character;

		step = utf8_take(at, SIZE_MAX, &character);
		if (character != '\n' && character != '\t' && must_be_escaped(character))
			return false;
	}
	return true;
}

void yaml_text_add_lines(struct text *to, const char *value, size_t indent)
{
	size_t length = strlen(value);

	text_add(to, value[length - 1] == '\n' ? "|\n" : "|-\n");
	for (const char *line = value; *line;) {
		size_t width = strcspn(line, "\n");

		if (width)
			text_printf(to, "%*s%.*s", (int)indent, "", (int)width, line);
		text_add_char(to, '\n');
		line += width + (line[width] == '\n');
	}
}
