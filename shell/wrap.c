#include "shell/wrap.h"

#include <string.h>

#include "base/macros.h"
#include "base/name.h"

/* The bytes of the character that begins there, and the columns that wrap_add() shows it in. */
static size_t character(const char *text, size_t *ret_width)
{
	cleanup(text_deinit) struct text one = {0};
	bool printable;
	size_t length = name_character(text, &printable);

	text_add_bytes(&one, text, length);
	*ret_width = printable ? name_width(text_string(&one)) : 1;
	return length;
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
		size_t taken, length = character(at, &taken);

		width += taken;
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
	size_t from = to->length, taken;

	for (size_t i = 0; i < length; i += taken) {
		bool printable;

		taken = name_character(bytes + i, &printable);
		if (printable && taken <= length - i)
			text_add_bytes(to, bytes + i, taken);
		else
			text_add_char(to, '?');
	}
	return to->failed ? length : name_width(to->bytes + from);
}
