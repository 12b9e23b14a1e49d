#include "base/table.h"

#include <assert.h>
#include <string.h>

#include "base/macros.h"
#include "base/utf8.h"

#define DIM "\033[2m"
#define PLAIN "\033[0m"

/* Blanks between two columns. */
enum {
	GAP = 2
};

static size_t shown_width(const char *text)
{
	cleanup(text_deinit) struct text shown = {0};

	utf8_add_escaped(&shown, text);
	return utf8_width(text_string(&shown));
}

void table_measure(struct table *table, const char *const *row)
{
	assert(table->count <= TABLE_COLUMNS_MAX);
	for (size_t i = 0; i < table->count; i++) {
		size_t width = row[i] ? shown_width(row[i]) : 0;

		if (width > table->width[i])
			table->width[i] = width;
	}
}

static size_t column_width(const struct table *table, size_t column)
{
	size_t heading = strlen(table->headings[column]);

	return heading > table->width[column] ? heading : table->width[column];
}

/* What the text leaves of its column; nothing where a row came after the measuring. */
static size_t rest_of_column(const struct table *table, size_t column, const char *text)
{
	size_t width = column_width(table, column), taken = shown_width(text);

	return width > taken ? width - taken : 0;
}

static void add_blanks(struct text *to, size_t count)
{
	while (count--)
		text_add_char(to, ' ');
}

/* Blanks are added in front of a text alone, so that no line ends in them. */
static void print_line(const struct table *table, const char *const *row, struct text *to)
{
	size_t blanks = 0;
	size_t gap = table->indent;

	for (size_t i = 0; i < table->count; i++) {
		const char *text = row[i] ? row[i] : "";
		bool to_right = table->numbered && i == 0;
		size_t rest;

		if (!table->width[i])
			continue;
		rest = rest_of_column(table, i, text);
		blanks += gap;
		gap = GAP;
		if (!*text) {
			blanks += rest;
			continue;
		}
		add_blanks(to, blanks + (to_right ? rest : 0));
		utf8_add_escaped(to, text);
		blanks = to_right ? 0 : rest;
	}
	text_add_char(to, '\n');
}

void table_print_headings(const struct table *table, struct text *to)
{
	if (table->colourful)
		text_add(to, DIM);
	print_line(table, table->headings, to);
	if (!table->colourful)
		return;
	/* the line's end stays at the end */
	to->length--;
	text_add(to, PLAIN "\n");
}

void table_print(const struct table *table, const char *const *row, struct text *to)
{
	print_line(table, row, to);
}
