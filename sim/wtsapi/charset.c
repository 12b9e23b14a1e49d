#include "sim/wtsapi/charset.h"

#include <stdint.h>
#include <string.h>

#include "base/macros.h"
#include "base/utf8.h"
#include "sim/wtsapi/system.h"

size_t charset_unit(enum charset charset)
{
	return charset == CHARSET_WIDE ? sizeof(uint16_t) : 1;
}

size_t charset_length(enum charset charset, const void *text)
{
	const uint16_t *units = text;
	size_t count = 0;

	if (charset == CHARSET_ANSI)
		return strlen(text);
	while (units[count])
		count++;
	return count * sizeof(*units);
}

/* --- UTF-16 --- */

static bool is_high(uint16_t unit)
{
	return unit >= 0xD800 && unit < 0xDC00;
}

static bool is_low(uint16_t unit)
{
	return unit >= 0xDC00 && unit < 0xE000;
}

static void read_wide(const uint16_t *units, size_t count, struct text *utf8)
{
	for (size_t i = 0; i < count; i++) {
		if (is_high(units[i]) && i + 1 < count && is_low(units[i + 1])) {
			utf8_add(utf8,
				0x10000 + ((units[i] - 0xD800) << 10) + (units[i + 1] - 0xDC00));
			i++;
		} else {
			utf8_add(utf8, is_high(units[i]) || is_low(units[i])
					       ? UTF8_REPLACEMENT_CHARACTER
					       : units[i]);
		}
	}
}

static void add_unit(struct text *bytes, uint16_t unit)
{
	text_add_bytes(bytes, (const char *)&unit, sizeof(unit));
}

static void write_wide(const char *utf8, struct text *bytes)
{
	while (*utf8) {
		int32_t character = utf8_next(&utf8);

		if (character < 0)
			character = UTF8_REPLACEMENT_CHARACTER;
		if (character >= 0x10000) {
			add_unit(bytes, (uint16_t)(0xD800 + ((character - 0x10000) >> 10)));
			add_unit(bytes, (uint16_t)(0xDC00 + (character & 0x3FF)));
		} else {
			add_unit(bytes, (uint16_t)character);
		}
	}
}

/* --- Either --- */

void charset_read(enum charset charset, const void *text, size_t length, struct text *utf8)
{
	cleanup(text_deinit) struct text wide = {0};

	if (charset == CHARSET_ANSI) {
		system_ansi_to_wide(text, length, &wide);
		text = text_string(&wide);
		length = wide.length;
		utf8->failed |= wide.failed;
	}
	read_wide(text, length / sizeof(uint16_t), utf8);
}

void charset_write(enum charset charset, const char *utf8, struct text *bytes)
{
	cleanup(text_deinit) struct text wide = {0};

	if (charset == CHARSET_WIDE) {
		write_wide(utf8, bytes);
		return;
	}
	write_wide(utf8, &wide);
	system_wide_to_ansi(text_string(&wide), wide.length, bytes);
	bytes->failed |= wide.failed;
}

/* How much of the text fits, without half of a character at its end. */
static size_t cut_text(enum charset charset, const struct text *text, size_t most)
{
	uint16_t last;

	if (text->length <= most)
		return text->length;
	if (charset == CHARSET_WIDE) {
		memcpy(&last, text->bytes + most - sizeof(last), sizeof(last));
		return is_high(last) ? most - sizeof(last) : most;
	}
	return system_ansi_cut(text->bytes, most);
}

void charset_write_field(enum charset charset, const char *utf8, void *field, size_t room)
{
	cleanup(text_deinit) struct text text = {0};
	size_t size = room * charset_unit(charset);

	charset_write(charset, utf8, &text);
	memset(field, 0, size);
	if (text.length)
		memcpy(field, text.bytes, cut_text(charset, &text, size - charset_unit(charset)));
}
