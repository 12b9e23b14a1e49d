#include "cli/columns.h"

#include <string.h>

#include "base/macros.h"
#include "base/name.h"
#include "base/output.h"
#include "base/utf8.h"
#include "sim/tsfarm.h"

static const char dots[] = "...";

/* How far a row is printed. */
struct column_cursor {
	FILE *to;
	size_t at;    /* the next column */
	size_t free;  /* the first one that the next text may have */
	size_t shift; /* by how much earlier texts moved what follows */
};

static void add_cut(struct text *to, const char *text, size_t width)
{
	size_t length = strlen(text);

	if (utf8_length(text) <= width) {
		utf8_add_printable(to, text, length);
		return;
	}
	utf8_add_printable(to, text, utf8_offset(text, length, width - strlen(dots)));
	text_add(to, dots);
}

static void add_shown(struct text *to, const struct column *column, const char *text, bool is_cut)
{
	char lower[IMAGE_NAME_BYTES];

	if (column->is_lower) {
		name_lower(text, lower, sizeof(lower));
		text = lower;
	}
	if (is_cut)
		add_cut(to, text, column->width);
	else
		utf8_add_printable(to, text, strlen(text));
}

static void put_text(struct column_cursor *cursor, const struct column *column, const char *text)
{
	size_t width = utf8_width(text);
	size_t slack = width < column->width ? column->width - width : 0;
	size_t begin = column->begin + cursor->shift + (column->is_right ? slack : 0);

	if (begin < cursor->free)
		begin = cursor->free;
	fprintf(cursor->to, "%*s%s", (int)(begin - cursor->at), "", text);
	cursor->at = begin + width;
	cursor->free = cursor->at + 1;
}

static void fill_column(struct column_cursor *cursor, const struct column *column)
{
	size_t end = column->begin + column->width + cursor->shift;

	if (cursor->at < end) {
		fprintf(cursor->to, "%*s", (int)(end - cursor->at), "");
		cursor->at = end;
	}
	cursor->shift += cursor->at - end;
}

void columns_print(const struct column_table *table, const struct column_row *row, FILE *to)
{
	struct column_cursor cursor = {.to = to, .at = 1, .free = 1};

	fputc(row->is_marked ? '>' : ' ', to);
	for (size_t i = 0; i < table->count; i++) {
		cleanup(text_deinit) struct text shown = {0};
		const struct column *column = &table->columns[i];
		const char *text = row->texts[column->field];

		if (text && *text) {
			add_shown(&shown, column, text,
				table->cuts_sessions && column->field == COLUMN_SESSION);
			put_text(&cursor, column, text_string(&shown));
			output_note(&shown);
		}
		if (table->is_filled)
			fill_column(&cursor, column);
	}
	fputc('\n', to);
}
