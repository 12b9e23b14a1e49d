/* Boxes of lines, drawn side by side. Everything belongs to an arena. */
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
	struct arena *arena; /* of the caller */
	struct box **items;
	size_t count;
};

/* Add a box, whose title stays the caller's. Returns NULL without memory. */
struct box *box_list_add(struct box_list *boxes, const char *title);

/* Add a copy of a line; without memory nothing is added. */
void box_add(struct box *box, const char *line, enum box_style style);

/*
 * Add all boxes, as many in a row as fit into `columns`. A box that is wider is cut. `utf8` draws frames with
 * line characters; `colourful` shows the styles.
 */
void box_list_print(
	const struct box_list *boxes, size_t columns, bool utf8, bool colourful, struct text *to);

#endif
