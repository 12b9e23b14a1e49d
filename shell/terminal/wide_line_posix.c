#include "shell/terminal/wide_line.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum {
	BYTE = 0xDC00
};

size_t wide_line_take(const char *bytes, size_t length, bool utf8, wchar_t *ret_character)
{
	unsigned char first = (unsigned char)*bytes;
	size_t taken = utf8 ? utf8_take(bytes, length, ret_character) : 1;

	if (!utf8)
		*ret_character = first < 0x80 ? first : -1;
	if (*ret_character < 0)
		*ret_character = BYTE | first;
	return taken;
}

wchar_t *wide_line_from_text(const char *text, bool utf8)
{
	size_t length = strlen(text), at = 0;
	wchar_t *line = calloc(length + 1, sizeof(*line));

	for (size_t i = 0; line && i < length; at++)
		i += wide_line_take(text + i, length - i, utf8, &line[at]);
	return line;
}

void wide_line_freep(wchar_t **line)
{
	free(*line);
}

void wide_line_to_text(const wchar_t *line, size_t length, struct text *to)
{
	for (size_t i = 0; i < length; i++) {
		if ((line[i] & ~0xFF) == BYTE)
			text_add_char(to, (char)(line[i] & 0xFF));
		else
			utf8_add(to, line[i]);
	}
}
