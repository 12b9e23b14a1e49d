#include "base/quote.h"

#include "base/command_line.h"

/* cmd.exe has no way to type a line feed: a blank stands where it was. */
static void replace_line_feeds(char *at)
{
	for (; *at; at++) {
		if (*at == '\n')
			*at = ' ';
	}
}

/* Programs take the line apart themselves, so that their rules are the shell's. */
void quote_add(struct text *line, const char *word)
{
	size_t before = line->length;

	if (before == 0)
		text_add_char(line, ' ');
	command_line_add(line, word);
	if (!line->failed)
		replace_line_feeds(line->bytes + before);
}
