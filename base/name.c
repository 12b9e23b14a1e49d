#include "base/name.h"

#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"

/*
 * Simple upper case has nothing for the sharp s: U+1E9E is only its stylistic capital, and Windows
 * keeps the two apart. utf8proc maps one to the other, so that this one is kept as it is.
 */
int32_t name_fold_character(int32_t character)
{
	return character == 0xDF ? character : utf8proc_toupper(character);
}

/* Most names are ASCII, and names are compared more often than anything else. */
static bool fold_ascii(const char *name, char *key, size_t size)
{
	size_t length = 0;

	while ((unsigned char)name[length] - 1u < 0x7F)
		length++;
	if (name[length] || length >= size)
		return false;
	for (size_t i = 0; i <= length; i++)
		key[i] = (char)(name[i] >= 'a' && name[i] <= 'z' ? name[i] - 'a' + 'A' : name[i]);
	return true;
}

bool name_fold(const char *name, char *key, size_t size)
{
	utf8proc_uint8_t bytes[4];
	size_t length = 0;

	if (fold_ascii(name, key, size))
		return true;
	if (!utf8_is_valid(name))
		return false;
	for (const char *at = name; *at;) {
		length += (size_t)utf8proc_encode_char(name_fold_character(utf8_next(&at)), bytes);
		if (length >= size)
			return false;
	}
	for (; *name;)
		key += utf8proc_encode_char(
			name_fold_character(utf8_next(&name)), (utf8proc_uint8_t *)key);
	*key = '\0';
	return true;
}

void name_lower(const char *name, char *ret_lower, size_t size)
{
	size_t length = 0;

	while (*name) {
		utf8proc_uint8_t bytes[4] = {(utf8proc_uint8_t)*name};
		int32_t character = utf8_next(&name);
		size_t count = 1;

		if (character >= 0)
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
