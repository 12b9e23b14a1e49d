/* Boxes of lines, side by side. */
#ifndef TSFARM_SHELL_PICTURE_BOX_H
#define TSFARM_SHELL_PICTURE_BOX_H

#include "base/arena.h"
#include "base/text.h"

enum box_style {
	BOX_PLAIN,
	BOX_BOLD,
	BOX_FADED
};

struct box_line {
	const char *text;
	enum box_style style;
};

struct box {
	struct arena *arena;
	const char *title;
	struct box_line *lines;
	size_t count;
	size_t width; /* columns of the widest line, or what the title needs */
};

struct box_list {
	struct arena *arena; /* of everything in it */
	struct box **items;
	size_t count;
};

/* NULL when memory is short. */
struct box *box_list_add(struct box_list *boxes, const char *title);
void box_add(struct box *box, const char *line, enum box_style style);

/* Add all boxes, as many in a row as fit into the columns; one that does not fit alone is cut. */
void box_list_print(
	const struct box_list *boxes, size_t columns, bool utf8, bool colourful, struct text *to);

#endif
