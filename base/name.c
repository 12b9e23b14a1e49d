#include "base/name.h"

#include <string.h>
#include <utf8proc.h>

#include "base/macros.h"

/* The next character of `*text`, which moves on; negative when the bytes are not UTF-8. */
static utf8proc_int32_t next_character(const char **text)
{
	utf8proc_int32_t character;
	utf8proc_ssize_t bytes = utf8proc_iterate((const utf8proc_uint8_t *)*text, -1, &character);

	if (bytes <= 0)
		return -1;
	*text += bytes;
	return character;
}

bool name_is_utf8(const char *text)
{
	while (*text) {
		if (next_character(&text) < 0)
			return false;
	}
	return true;
}

size_t name_length(const char *text)
{
	size_t length = 0;

	for (; *text; text++)
		length += ((unsigned char)*text & 0xC0) != 0x80;
	return length;
}

size_t name_width(const char *text)
{
	size_t width = 0;

	while (*text) {
		utf8proc_int32_t character = next_character(&text);

		if (character < 0) {
			text++;
			width++;
			continue;
		}
		width += (size_t)utf8proc_charwidth(character);
	}
	return width;
}

/* How many bytes the character has, by its first; 1 for one that is none. */
static size_t character_bytes(const char *at)
{
	unsigned char first = (unsigned char)*at;
	size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
	char character[5] = {0};

	memcpy(character, at, strnlen(at, length));
	return name_is_utf8(character) ? length : 1;
}

/*
 * C0 and delete; C1 (U+0080 to U+009F); line ends and turns of direction (U+2028 to U+202E, U+2066
 * to U+2069), which would make a line read otherwise than it is; bytes that are no UTF-8.
 */
static bool is_printable(const char *at, size_t length)
{
	static const struct {
		size_t length;
		const char *first, *last;
	} unprintable[] = {{1, "\x01", "\x1F"}, {1, "\x7F", "\xFF"}, {2, "\xC2\x80", "\xC2\x9F"},
		{3, "\xE2\x80\xA8", "\xE2\x80\xAE"}, {3, "\xE2\x81\xA6", "\xE2\x81\xA9"}};

	for (size_t i = 0; i < ARRAY_SIZE(unprintable); i++) {
		if (length == unprintable[i].length &&
			memcmp(at, unprintable[i].first, length) >= 0 &&
			memcmp(at, unprintable[i].last, length) <= 0)
			return false;
	}
	return true;
}

size_t name_character(const char *at, bool *ret_printable)
{
	size_t length = character_bytes(at);

	*ret_printable = is_printable(at, length);
	return length;
}

/*
 * Simple upper case has nothing for the sharp s: U+1E9E is only its stylistic capital, and Windows
 * keeps the two apart. utf8proc maps one to the other, so that this one is kept as it is.
 */
static utf8proc_int32_t upper(utf8proc_int32_t character)
{
	return character == 0xDF ? character : utf8proc_toupper(character);
}

bool name_fold(const char *name, char *key, size_t size)
{
	utf8proc_uint8_t bytes[4];
	size_t length = 0;

	if (!name_is_utf8(name))
		return false;
	for (const char *at = name; *at;) {
		length += (size_t)utf8proc_encode_char(upper(next_character(&at)), bytes);
		if (length >= size)
			return false;
	}
	for (; *name;)
		key += utf8proc_encode_char(upper(next_character(&name)), (utf8proc_uint8_t *)key);
	*key = '\0';
	return true;
}

void name_lower(const char *name, char *ret_lower, size_t size)
{
	size_t length = 0;

	while (*name) {
		utf8proc_uint8_t bytes[4] = {(utf8proc_uint8_t)*name};
		utf8proc_int32_t character = next_character(&name);
		size_t count = 1;

		if (character < 0)
			name++;
		else
			count = (size_t)utf8proc_encode_char(utf8proc_tolower(character), bytes);
		if (length + count >= size)
			break;
		memcpy(ret_lower + length, bytes, count);
		length += count;
	}
	ret_lower[length] = '\0';
}

bool name_equal(const char *a, const char *b)
{
	char key_a[NAME_SIZE], key_b[NAME_SIZE];

	return name_fold(a, key_a, sizeof(key_a)) && name_fold(b, key_b, sizeof(key_b)) &&
	       strcmp(key_a, key_b) == 0;
}

int name_compare(const char *a, const char *b)
{
	char key_a[NAME_SIZE], key_b[NAME_SIZE];
	bool has_a = name_fold(a, key_a, sizeof(key_a)), has_b = name_fold(b, key_b, sizeof(key_b));

	if (has_a != has_b)
		return has_a ? -1 : 1;
	return has_a ? strcmp(key_a, key_b) : strcmp(a, b);
}
