#include "base/wrap.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"

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

	assert(columns > 0);
	while (*at && *at != '\n' && !(at[0] == '\r' && at[1] == '\n')) {
		int32_t character;
		size_t length = utf8_take(at, SIZE_MAX, &character);

		/* another one is shown as '?' */
		width += utf8_is_printable(character) ? utf8_character_width(character) : 1;
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

	utf8_add_printable(to, bytes, length);
	return to->failed ? length : utf8_width(to->bytes + from);
}
