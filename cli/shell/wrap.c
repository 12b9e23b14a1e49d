#include "cli/shell/wrap.h"

#include <string.h>

#include "base/macros.h"
#include "base/name.h"

/* The bytes of the character that begins there. */
static size_t character(const char *text)
{
	size_t length = 1;

	while (((unsigned char)text[length] & 0xC0) == 0x80)
		length++;
	return length;
}

static size_t width_of(const char *bytes, size_t length)
{
	cleanup(text_deinit) struct text one = {0};

	text_add_bytes(&one, bytes, length);
	return name_width(text_string(&one));
}

static const char *skip_end(const char *text)
{
	text += strspn(text, " ");
	if (text[0] == '\r' && text[1] == '\n')
		return text + 2;
	return *text == '\n' ? text + 1 : text;
}

size_t wrap_line(const char **text, size_t columns)
{
	const char *begin = *text, *at = begin, *blank = NULL;
	size_t width = 0;

	while (*at && *at != '\n' && !(at[0] == '\r' && at[1] == '\n')) {
		size_t length = character(at);

		width += width_of(at, length);
		if (width > columns && at > begin)
			break;
		if (*at == ' ')
			blank = at;
		at += length;
	}
	/* a word that would be cut goes to the next line, unless it fills this one */
	if (*at && *at != '\n' && *at != '\r' && *at != ' ' && blank)
		at = blank;
	*text = skip_end(at);
	while (at > begin && at[-1] == ' ')
		at--;
	return (size_t)(at - begin);
}

size_t wrap_add(struct text *to, const char *bytes, size_t length)
{
	size_t from = to->length;

	for (size_t i = 0; i < length; i++) {
		bool obeyed = (unsigned char)bytes[i] < ' ' || bytes[i] == 0x7F;

		text_add_char(to, obeyed ? '?' : bytes[i]);
	}
	return to->failed ? length : name_width(to->bytes + from);
}
