#include "base/text.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void text_init(struct text *text)
{
	*text = (struct text){0};
}

void text_deinit(struct text *text)
{
	free(text->bytes);
	text_init(text);
}

static bool reserve_bytes(struct text *text, size_t more)
{
	size_t room = text->room ? text->room : 64;
	char *bytes;

	if (text->failed || more >= SIZE_MAX / 2 - text->length) {
		text->failed = true;
		return false;
	}
	while (room < text->length + more + 1)
		room *= 2;
	if (room == text->room)
		return true;
	bytes = realloc(text->bytes, room);
	if (!bytes) {
		text->failed = true;
		return false;
	}
	text->bytes = bytes;
	text->room = room;
	return true;
}

void text_add_bytes(struct text *text, const char *bytes, size_t length)
{
	assert(bytes || !length);
	if (!reserve_bytes(text, length))
		return;
	if (length)
		memcpy(text->bytes + text->length, bytes, length);
	text->length += length;
	text->bytes[text->length] = '\0';
}

void text_add(struct text *text, const char *words)
{
	text_add_bytes(text, words, strlen(words));
}

void text_add_char(struct text *text, char c)
{
	text_add_bytes(text, &c, 1);
}

void text_vprintf(struct text *text, const char *format, va_list values)
{
	va_list again;
	int length;

	va_copy(again, values);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length < 0 || !reserve_bytes(text, (size_t)length)) {
		text->failed = true;
		return;
	}
	vsnprintf(text->bytes + text->length, (size_t)length + 1, format, values);
	text->length += (size_t)length;
}

void text_printf(struct text *text, const char *format, ...)
{
	va_list values;

	va_start(values, format);
	text_vprintf(text, format, values);
	va_end(values);
}

void text_clear(struct text *text)
{
	text->length = 0;
	if (text->bytes)
		text->bytes[0] = '\0';
}

const char *text_string(const struct text *text)
{
	return text->bytes ? text->bytes : "";
}

bool text_equal(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}
