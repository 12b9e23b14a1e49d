#include "shell/picture_box.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"
#include "base/wrap.h"

enum {
	FRAME_COLUMNS = 3, /* of a box: an edge on either side, and a blank before the second */
	GAP_COLUMNS = 2,   /* between boxes */
	LINE_COLUMNS_MIN = 8
};

/* The characters of a frame. */
struct pen {
	const char *top_left, *top_right, *bottom_left, *bottom_right, *along, *down;
	bool colourful;
	size_t columns;
};

static const struct pen unicode = {"┌", "┐", "└", "┘", "─", "│", false, 0};
static const struct pen ascii = {"+", "+", "+", "+", "-", "|", false, 0};

static const char *const styles[] = {
	[BOX_PLAIN] = "",
	[BOX_BOLD] = "\033[1m",
	[BOX_FADED] = "\033[2m",
};

struct box *box_list_add(struct box_list *boxes, const char *title)
{
	struct box *box = arena_alloc(boxes->arena, sizeof(*box));
	struct box **at =
		box ? arena_append(boxes->arena, &boxes->items, boxes->count, sizeof(*at)) : NULL;

	if (!at)
		return NULL;
	*box = (struct box){.arena = boxes->arena, .title = title, .width = utf8_width(title) + 2};
	*at = box;
	boxes->count++;
	return box;
}

void box_add(struct box *box, const char *line, enum box_style style)
{
	struct box_line *at = arena_append(box->arena, &box->lines, box->count, sizeof(*at));
	size_t width = utf8_width(line);

	if (!at)
		return;
	*at = (struct box_line){arena_copy(box->arena, line), style};
	box->count += at->text != NULL;
	box->width = width > box->width ? width : box->width;
}

/* --- Drawing --- */

static size_t width_of(const struct box *box, const struct pen *pen)
{
	size_t room = pen->columns > FRAME_COLUMNS + LINE_COLUMNS_MIN ? pen->columns - FRAME_COLUMNS
								      : LINE_COLUMNS_MIN;

	return box->width < room ? box->width : room;
}

static void add_repeated(struct text *to, const char *what, size_t count)
{
	while (count-- > 0)
		text_add(to, what);
}

/* Add the part of the text that fits, escaped. Returns its columns. */
static size_t add_cut(struct text *to, const char *text, size_t columns)
{
	const char *end = text;
	size_t width = 0;

	while (*end) {
		const char *next = end;
		size_t own = utf8_character_width(utf8_next(&next));

		if (width + own > columns)
			break;
		width += own;
		end = next;
	}
	text_add_bytes(to, text, (size_t)(end - text));
	return width;
}

static void draw_top(const struct box *box, const struct pen *pen, struct text *to)
{
	size_t width = width_of(box, pen);
	size_t used;

	text_printf(to, "%s%s ", pen->top_left, pen->along);
	used = add_cut(to, box->title, width - 2);
	text_add_char(to, ' ');
	add_repeated(to, pen->along, width - 2 - used);
	text_add(to, pen->top_right);
}

static void draw_bottom(const struct box *box, const struct pen *pen, struct text *to)
{
	text_add(to, pen->bottom_left);
	add_repeated(to, pen->along, width_of(box, pen) + 1);
	text_add(to, pen->bottom_right);
}

static void draw_line(const struct box *box, size_t number, const struct pen *pen, struct text *to)
{
	static const struct box_line none = {"", BOX_PLAIN};
	const struct box_line *line = number < box->count ? &box->lines[number] : &none;
	size_t width = width_of(box, pen), used;
	bool styled = pen->colourful && line->style != BOX_PLAIN;

	text_printf(to, "%s%s", pen->down, styled ? styles[line->style] : "");
	used = add_cut(to, line->text, width);
	text_printf(to, "%s", styled ? "\033[0m" : "");
	add_repeated(to, " ", width - used + 1);
	text_add(to, pen->down);
}

/* Draw the boxes from `first` up to `end`, all with the height of the highest. */
static void draw_row(const struct box_list *boxes, size_t first, size_t end, const struct pen *pen,
	struct text *to)
{
	size_t height = 0;

	for (size_t i = first; i < end; i++)
		height = boxes->items[i]->count > height ? boxes->items[i]->count : height;
	for (size_t line = 0; line < height + 2; line++) {
		for (size_t i = first; i < end; i++) {
			const struct box *box = boxes->items[i];

			add_repeated(to, " ", i > first ? GAP_COLUMNS : 0);
			if (line == 0)
				draw_top(box, pen, to);
			else if (line == height + 1)
				draw_bottom(box, pen, to);
			else
				draw_line(box, line - 1, pen, to);
		}
		text_add_char(to, '\n');
	}
}

void box_list_print(
	const struct box_list *boxes, size_t columns, bool utf8, bool colourful, struct text *to)
{
	struct pen pen = utf8 ? unicode : ascii;
	size_t first = 0;

	pen.colourful = colourful;
	pen.columns = columns;
	while (first < boxes->count) {
		size_t end = first + 1, used = width_of(boxes->items[first], &pen) + FRAME_COLUMNS;

		for (; end < boxes->count; end++) {
			used += GAP_COLUMNS + width_of(boxes->items[end], &pen) + FRAME_COLUMNS;
			if (used > columns)
				break;
		}
		draw_row(boxes, first, end, &pen, to);
		first = end;
	}
}
