#include "shell/terminal/wide_line.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum {
	BYTE = 0xDC00
};

size_t wide_line_expected(unsigned char first, bool utf8)
{
	if (!utf8 || first < 0xC2 || first > 0xF4)
		return 1;
	return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

size_t wide_line_take(const char *bytes, size_t length, bool utf8, wchar_t *ret_character)
{
	unsigned char first = (unsigned char)*bytes;
	utf8proc_int32_t character;
	utf8proc_ssize_t taken;

	if (first < 0x80) {
		*ret_character = first;
		return 1;
	}
	taken = utf8 ? utf8proc_iterate((const utf8proc_uint8_t *)bytes, (utf8proc_ssize_t)length,
			       &character)
		     : 0;
	if (taken <= 0) {
		*ret_character = BYTE | first;
		return 1;
	}
	*ret_character = character;
	return (size_t)taken;
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
		utf8proc_uint8_t bytes[4];

		if ((line[i] & ~0xFF) == BYTE)
			text_add_char(to, (char)(line[i] & 0xFF));
		else
			text_add_bytes(to, (const char *)bytes,
				(size_t)utf8proc_encode_char(line[i], bytes));
	}
}
