#include "base/markup.h"
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

/* Ordinary text goes over in runs; this ends one. */
static bool is_ordinary(unsigned char c)
{
	return (c >= 0x20 && c < 0x7F && !strchr("&<>\"'", c)) || c == '\n' || c == '\t';
}

static const char *entity_of(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

/* A person would not see it, or would see what follows it in another place. */
static bool is_deceptive(int32_t character)
{
	utf8proc_category_t category = utf8proc_category(character);

	return category == UTF8PROC_CATEGORY_CN || category == UTF8PROC_CATEGORY_ZL ||
	       category == UTF8PROC_CATEGORY_ZP ||
	       (category >= UTF8PROC_CATEGORY_CC && category <= UTF8PROC_CATEGORY_CO);
}

/* Add a character that is not ordinary; returns how many bytes it has. */
static size_t add_odd(struct text *to, const char *at, size_t length, bool marked)
{
	const char *entity = entity_of(*at);
	int32_t character;
	size_t size;

	if (entity) {
		text_add(to, entity);
		return 1;
	}
	size = utf8_take(at, length, &character);
	if (character >= 0 && !is_deceptive(character)) {
		text_add_bytes(to, at, size);
		return size;
	}
	text_add(to, marked ? "<span class=\"odd\">" : "");
	if (size > 1)
		text_printf(to, "\\u%04X", (unsigned)character);
	else
		text_printf(to, "\\x%02X", (unsigned char)*at);
	text_add(to, marked ? "</span>" : "");
	return size;
}

static void add_part(struct text *to, const char *bytes, size_t length, bool marked)
{
	const char *end = bytes + length;

	while (bytes < end) {
		const char *at = bytes;

		while (at < end && is_ordinary((unsigned char)*at))
			at++;
		text_add_bytes(to, bytes, (size_t)(at - bytes));
		bytes = at < end ? at + add_odd(to, at, (size_t)(end - at), marked) : at;
	}
}

void markup_add_text(struct text *to, const char *text)
{
	add_part(to, text, strlen(text), true);
}

void markup_add_bytes(struct text *to, const char *bytes, size_t length)
{
	add_part(to, bytes, length, true);
}

void markup_add_attribute(struct text *to, const char *text)
{
	add_part(to, text, strlen(text), false);
}

void markup_add_element(struct text *to, const char *element, const char *text)
{
	text_printf(to, "<%s>", element);
	markup_add_text(to, text);
	text_printf(to, "</%s>", element);
}
