#include "base/utf8.h"

#include <assert.h>
#include <string.h>
#include <utf8proc.h>

size_t utf8_take(const char *bytes, size_t length, int32_t *ret_character)
{
	assert(length > 0);
	utf8proc_ssize_t taken = utf8proc_iterate((const utf8proc_uint8_t *)bytes,
		length > PTRDIFF_MAX ? -1 : (utf8proc_ssize_t)length, ret_character);

	if (taken > 0)
		return (size_t)taken;
	*ret_character = -1;
	return 1;
}

int32_t utf8_next(const char **text)
{
	int32_t character;

	assert(**text);
	*text += utf8_take(*text, SIZE_MAX, &character);
	return character;
}

size_t utf8_expected(char first)
{
	unsigned char byte = (unsigned char)first;

	if (byte < 0xC2 || byte > 0xF4)
		return 1;
	return byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

bool utf8_continues(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

bool utf8_is_valid(const char *text)
{
	while (*text) {
		if (utf8_next(&text) < 0)
			return false;
	}
	return true;
}

size_t utf8_length(const char *text)
{
	size_t length = 0;

	for (; *text; text++)
		length += !utf8_continues(*text);
	return length;
}

size_t utf8_offset(const char *bytes, size_t length, size_t character)
{
	size_t at = 0;

	for (; character && at < length; character--) {
		do
			at++;
		while (at < length && utf8_continues(bytes[at]));
	}
	return at;
}

size_t utf8_cut(const char *text, size_t most)
{
	while (most && utf8_continues(text[most]))
		most--;
	return most;
}

void utf8_add(struct text *to, int32_t character)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t length = utf8proc_encode_char(character, bytes);

	text_add_bytes(to, (const char *)bytes, (size_t)length);
}

void utf8_add_mended(struct text *to, const char *text)
{
	while (*text) {
		int32_t character = utf8_next(&text);

		utf8_add(to, character < 0 ? UTF8_REPLACEMENT_CHARACTER : character);
	}
}

/* --- On a terminal --- */

/*
 * Not C0, delete and C1; nor line ends and turns of direction, which would make a line read otherwise
 * than it is.
 */
bool utf8_is_printable(int32_t character)
{
	return (character >= 0x20 && character < 0x7F) ||
	       (character >= 0xA0 && !(character >= 0x2028 && character <= 0x202E) &&
		       !(character >= 0x2066 && character <= 0x2069) && character != 0x200E &&
		       character != 0x200F && character != 0x061C);
}

void utf8_add_unicode_escapes(struct text *to, const char *text)
{
	while (*text) {
		int32_t character;
		size_t length = utf8_take(text, SIZE_MAX, &character);

		if (character < 0)
			text_add(to, "\\uFFFD");
		else if (character >= 0x7F && !utf8_is_printable(character))
			text_printf(to, "\\u%04X", (unsigned)character);
		else
			text_add_bytes(to, text, length);
		text += length;
	}
}

void utf8_add_escaped(struct text *to, const char *text)
{
	while (*text) {
		int32_t character;
		size_t length = utf8_take(text, SIZE_MAX, &character);

		if (utf8_is_printable(character))
			text_add_bytes(to, text, length);
		else
			for (size_t i = 0; i < length; i++)
				text_printf(to, "\\x%02X", (unsigned char)text[i]);
		text += length;
	}
}

void utf8_print_escaped(struct text *to, const char *format, ...)
{
	va_list values;

	va_start(values, format);
	utf8_vprint_escaped(to, format, values);
	va_end(values);
}

void utf8_vprint_escaped(struct text *to, const char *format, va_list values)
{
	cleanup(text_deinit) struct text text = {0};
	const char *feed = strchr(format, '\n');
	bool has_lines = feed && feed[1];
	char *line, *end;

	text_vprintf(&text, format, values);
	for (line = text.bytes; line && (end = strchr(line, '\n')); line = end + 1) {
		*end = '\0';
		utf8_add_escaped(to, line);
		/* a line feed of a name, in a format that is one line, is not one */
		text_add(to, has_lines || (feed && !end[1]) ? "\n" : "\\x0A");
	}
	if (line)
		utf8_add_escaped(to, line);
	to->failed |= text.failed;
}

void utf8_add_printable(struct text *to, const char *bytes, size_t length)
{
	for (size_t i = 0, taken; i < length; i += taken) {
		int32_t character;

		taken = utf8_take(bytes + i, length - i, &character);
		if (utf8_is_printable(character))
			text_add_bytes(to, bytes + i, taken);
		else
			text_add_char(to, '?');
	}
}

size_t utf8_character_width(int32_t character)
{
	return character < 0 ? 1 : (size_t)utf8proc_charwidth(character);
}

size_t utf8_width(const char *text)
{
	size_t width = 0;

	while (*text)
		width += utf8_character_width(utf8_next(&text));
	return width;
}
