#include "cli/columns.h"

#include <string.h>

#include "base/name.h"
#include "base/utf8.h"
#include "sim/tsfarm.h"

void columns_mark(struct columns *columns, bool is_own)
{
	fputc(is_own ? '>' : ' ', columns->to);
	columns->at = 1;
	columns->blank = false;
}

/* What is in a farm may be of somebody whose terminal this is not: a '?' for what it would obey. */
static size_t put_shown(FILE *to, const char *text)
{
	cleanup(text_deinit) struct text shown = {0};

	utf8_add_printable(&shown, text, strlen(text));
	fputs(text_string(&shown), to);
	return utf8_width(text_string(&shown));
}

void columns_put(struct columns *columns, size_t begin, const char *text)
{
	size_t blanks = columns->at < begin ? begin - columns->at : columns->blank;

	if (!*text)
		return;
	fprintf(columns->to, "%*s", (int)blanks, "");
	columns->at += blanks + put_shown(columns->to, text);
	columns->blank = true;
}

void columns_put_lower(struct columns *columns, size_t begin, const char *text)
{
	char lower[IMAGE_NAME_BYTES];

	name_lower(text, lower, sizeof(lower));
	columns_put(columns, begin, lower);
}

void columns_put_right(struct columns *columns, size_t end, const char *text)
{
	size_t width = utf8_width(text);

	columns_put(columns, width <= end ? end + 1 - width : 0, text);
}

void columns_put_number(struct columns *columns, size_t end, uint32_t number)
{
	char digits[16];

	snprintf(digits, sizeof(digits), "%u", number);
	columns_put_right(columns, end, digits);
}

void columns_end(struct columns *columns)
{
	fputc('\n', columns->to);
	columns->at = 0;
	columns->blank = false;
}
