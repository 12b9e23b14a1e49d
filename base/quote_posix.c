#include "base/quote.h"

#include <stdbool.h>
#include <string.h>

static bool is_plain(const char *word)
{
	return *word && strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "0123456789_-+=./:,@%") == strlen(word);
}

void quote_add(struct text *line, const char *word)
{
	text_add_char(line, ' ');
	if (is_plain(word)) {
		text_add(line, word);
		return;
	}
	text_add_char(line, '\'');
	for (; *word; word++)
		text_add(line, *word == '\''   ? "'\\''"
			       : *word == '\n' ? "'$'\\n''"
					       : (char[]){*word, '\0'});
	text_add_char(line, '\'');
}
