#include "base/tests/support.h"

#include "base/utf8.h"
#include "shell/terminal/tests/screen.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum {
	ESCAPE = 27
};

void screen_init(struct screen *screen, size_t columns, size_t rows)
{
	*screen = (struct screen){.columns = columns, .rows = rows};
}

static void go_down(struct screen *screen)
{
	if (++screen->row < screen->rows)
		return;
	screen->row = screen->rows - 1;
	memmove(screen->cells[0], screen->cells[1], screen->row * sizeof(screen->cells[0]));
	memset(screen->cells[screen->row], 0, sizeof(screen->cells[0]));
}

static void print_character(struct screen *screen, int32_t character)
{
	size_t width = utf8_character_width(character);

	if (width && screen->column + width > screen->columns) {
		screen->column = 0;
		go_down(screen);
	}
	for (size_t i = 0; i < width; i++)
		screen->cells[screen->row][screen->column++] = i ? -1 : character;
}

static void clear_cells(struct screen *screen, size_t row, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		screen->cells[row][i] = 0;
}

/* --- Sequences --- */

static void insert_cells(struct screen *screen, size_t count)
{
	int32_t *row = screen->cells[screen->row];

	for (size_t i = screen->columns; i-- > screen->column + count;)
		row[i] = row[i - count];
	clear_cells(screen, screen->row, screen->column, screen->column + count);
}

static void delete (struct screen *screen, size_t count)
{
	int32_t *row = screen->cells[screen->row];

	for (size_t i = screen->column; i < screen->columns; i++)
		row[i] = i + count < screen->columns ? row[i + count] : 0;
}

static void clear_below(struct screen *screen)
{
	clear_cells(screen, screen->row, screen->column, screen->columns);
	for (size_t row = screen->row + 1; row < screen->rows; row++)
		clear_cells(screen, row, 0, screen->columns);
}

static void obey_sequence(struct screen *screen, const char *parameters, char what)
{
	size_t count = *parameters && *parameters != '?' ? strtoul(parameters, NULL, 10) : 1;

	screen->column -= screen->column == screen->columns && strchr("CDKJP@", what);
	switch (what) {
	case 'A':
		screen->row -= count < screen->row ? count : screen->row;
		break;
	case 'C':
		screen->column += count;
		break;
	case 'D':
		screen->column -= count < screen->column ? count : screen->column;
		break;
	case 'G':
		screen->column = count - 1;
		break;
	case 'H':
		screen->row = screen->column = 0;
		break;
	case 'J':
		clear_below(screen);
		break;
	case 'K':
		clear_cells(screen, screen->row, screen->column, screen->columns);
		break;
	case 'P':
		delete (screen, count);
		break;
	case '@':
		insert_cells(screen, count);
		break;
	case 'h':
	case 'l':
	case 'm':
		break;
	default:
		fail_msg("the terminal does not know ESC [ %s %c", parameters, what);
	}
}

static void take_sequence(struct screen *screen)
{
	char last = screen->pending[screen->pending_size - 1];

	if (screen->pending_size == 2 && last != '[')
		fail_msg("the terminal does not know ESC %c", last);
	if (screen->pending_size < 3 || !(isalpha((unsigned char)last) || last == '@'))
		return;
	screen->pending[screen->pending_size - 1] = '\0';
	obey_sequence(screen, screen->pending + 2, last);
	screen->pending_size = 0;
}

static void take_character(struct screen *screen)
{
	int32_t character;

	utf8_take(screen->pending, screen->pending_size, &character);
	if (character < 0) {
		if (screen->pending_size >= 4)
			fail_msg("the terminal was sent what is not UTF-8");
		return;
	}
	screen->pending_size = 0;
	print_character(screen, character);
}

static void take_byte(struct screen *screen, char byte)
{
	if (!screen->pending_size && byte == '\r') {
		screen->column = 0;
	} else if (!screen->pending_size && byte == '\n') {
		go_down(screen);
	} else if (!screen->pending_size && byte == '\b') {
		screen->column -= screen->column > 0;
	} else if (screen->pending_size || byte != '\a') {
		if (screen->pending_size == sizeof(screen->pending))
			fail_msg("the terminal was sent a sequence that is too long");
		screen->pending[screen->pending_size++] = byte;
		if (screen->pending[0] == ESCAPE)
			take_sequence(screen);
		else
			take_character(screen);
	}
}

void screen_write(struct screen *screen, const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		take_byte(screen, bytes[i]);
}

/* --- What is to be seen --- */

static void describe_row(const struct screen *screen, size_t row, struct text *to)
{
	size_t end = screen->columns;

	while (end && (screen->cells[row][end - 1] == 0 || screen->cells[row][end - 1] == ' '))
		end--;
	for (size_t i = 0; i < end; i++) {
		int32_t cell = screen->cells[row][i];

		if (cell >= 0)
			utf8_add(to, cell ? cell : ' ');
	}
	text_add_char(to, '\n');
}

void screen_describe(const struct screen *screen, struct text *to)
{
	for (size_t row = 0; row < screen->rows; row++)
		describe_row(screen, row, to);
	while (to->length > 1 && to->bytes[to->length - 2] == '\n')
		to->bytes[--to->length] = '\0';
}
