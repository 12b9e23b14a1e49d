#include "shell/terminal/screen_cursor.h"

#include <assert.h>

#include "base/utf8.h"

static void add_columns(struct screen_cursor *cursor, size_t width)
{
	/* a wide character is not divided between two rows */
	if (width && cursor->column + width > cursor->columns) {
		cursor->row++;
		cursor->column = 0;
	}
	cursor->column += width;
}

void screen_cursor_add(struct screen_cursor *cursor, int32_t character)
{
	size_t stop;

	assert(cursor->columns > 0);
	switch (character) {
	case '\n':
		cursor->row++;
		cursor->column = 0;
		break;
	case '\r':
		cursor->column = 0;
		break;
	case '\b':
		cursor->column -= cursor->column > 0;
		break;
	case '\t':
		stop = (cursor->column / 8 + 1) * 8;
		cursor->column = stop < cursor->columns ? stop : cursor->columns - 1;
		break;
	default:
		add_columns(cursor, utf8_character_width(character));
	}
}
