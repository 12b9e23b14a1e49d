#include "training/lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/yaml_text.h"

void lines_append(struct lines *lines, const char *text, bool has_changed)
{
	struct line *items = realloc(lines->items, (lines->count + 1) * sizeof(*items));
	char *copy = strdup(text);

	if (items)
		lines->items = items;
	if (!items || !copy) {
		free(copy);
		lines->failed = true;
		return;
	}
	items[lines->count++] = (struct line){copy, has_changed};
}

void lines_undo(struct lines *lines)
{
	size_t at = lines->count;

	while (at > 0 && !lines->items[at - 1].has_changed)
		at--;
	if (at == 0)
		return;
	free(lines->items[at - 1].text);
	memmove(&lines->items[at - 1], &lines->items[at],
		(lines->count - at) * sizeof(*lines->items));
	lines->count--;
}

void lines_clear(struct lines *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		free(lines->items[i].text);
	lines->count = 0;
}

void lines_deinit(struct lines *lines)
{
	lines_clear(lines);
	free(lines->items);
	*lines = (struct lines){0};
}

const char *lines_last(const struct lines *lines)
{
	return lines->count ? lines->items[lines->count - 1].text : "";
}

void lines_add_list(const struct lines *lines, struct text *to)
{
	for (size_t i = 0; i < lines->count; i++) {
		text_add(to, i ? ", " : "[");
		yaml_text_add(to, lines->items[i].text);
	}
	text_add_char(to, ']');
}
