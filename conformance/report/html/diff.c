#include "conformance/report/html/diff.h"

#include <stdint.h>
#include <string.h>

#include "base/markup.h"

/* As much of a text as is shown: enough for anything that a logoff has to say. */
enum {
	LINES_SHOWN = 120,
	BYTES_SHOWN = 600 /* of a line */
};

struct line {
	const char *bytes;
	size_t length;
};

struct lines {
	struct line items[LINES_SHOWN];
	size_t count;
	const char *rest; /* what is not shown, at the end of the text */
};

/* The length of the longest sequence of lines that both have, from each pair of places on. */
struct lengths {
	uint8_t at[LINES_SHOWN + 1][LINES_SHOWN + 1];
};

static void lines_split(const char *text, struct lines *ret_lines)
{
	ret_lines->count = 0;
	while (*text && ret_lines->count < LINES_SHOWN) {
		size_t length = strcspn(text, "\n");

		ret_lines->items[ret_lines->count++] = (struct line){text, length};
		text += length;
		text += *text == '\n';
	}
	ret_lines->rest = text;
}

static bool line_same(const struct line *a, const struct line *b)
{
	return a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0;
}

static void lengths_fill(
	const struct lines *expected, const struct lines *actual, struct lengths *ret_lengths)
{
	memset(ret_lengths, 0, sizeof(*ret_lengths));
	for (size_t i = expected->count; i-- > 0;) {
		for (size_t j = actual->count; j-- > 0;) {
			uint8_t down = ret_lengths->at[i + 1][j];
			uint8_t right = ret_lengths->at[i][j + 1];

			if (line_same(&expected->items[i], &actual->items[j]))
				ret_lengths->at[i][j] =
					(uint8_t)(ret_lengths->at[i + 1][j + 1] + 1);
			else
				ret_lengths->at[i][j] = down > right ? down : right;
		}
	}
}

/* Blanks at the end of a line are what people look for longest. */
static void add_blanks(struct text *to, size_t count)
{
	if (!count)
		return;
	text_add(to, "<span class=\"blanks\" title=\"blanks at the end\">");
	while (count--)
		text_add(to, "·");
	text_add(to, "</span>");
}

static void add_line(struct text *to, const struct line *line)
{
	size_t length = line->length, blanks = 0;

	if (length > BYTES_SHOWN) {
		markup_add_bytes(to, line->bytes, BYTES_SHOWN);
		text_printf(to, "<i>... and %zu bytes more</i>", length - BYTES_SHOWN);
		return;
	}
	while (length && line->bytes[length - 1] == ' ') {
		length--;
		blanks++;
	}
	markup_add_bytes(to, line->bytes, length);
	add_blanks(to, blanks);
}

/* `element` is NULL for a line of both. */
static void add_marked(struct text *to, const char *element, char mark, const struct line *line)
{
	if (element)
		text_printf(to, "<%s>", element);
	text_add_char(to, mark);
	text_add_char(to, ' ');
	add_line(to, line);
	if (element)
		text_printf(to, "</%s>", element);
	text_add_char(to, '\n');
}

static void add_rest(struct text *to, const char *rest, const char *of)
{
	if (*rest)
		text_printf(to, "<i>... and %zu bytes more%s</i>\n", strlen(rest), of);
}

void diff_add(struct text *to, const char *expected, const char *actual)
{
	struct lines left, right;
	struct lengths lengths;
	size_t i = 0, j = 0;

	lines_split(expected, &left);
	lines_split(actual, &right);
	lengths_fill(&left, &right, &lengths);
	text_add(to, "<pre class=\"diff\" tabindex=\"0\">");
	while (i < left.count || j < right.count) {
		if (i < left.count && j < right.count &&
			line_same(&left.items[i], &right.items[j])) {
			add_marked(to, NULL, ' ', &left.items[i++]);
			j++;
		} else if (i < left.count &&
			   (j == right.count || lengths.at[i + 1][j] >= lengths.at[i][j + 1])) {
			add_marked(to, "del", '-', &left.items[i++]);
		} else {
			add_marked(to, "ins", '+', &right.items[j++]);
		}
	}
	add_rest(to, left.rest, " expected");
	add_rest(to, right.rest, " actual");
	text_add(to, "</pre>");
}

void diff_add_block(struct text *to, const char *text)
{
	struct lines lines;

	lines_split(text, &lines);
	text_add(to, "<pre tabindex=\"0\">");
	for (size_t i = 0; i < lines.count; i++) {
		add_line(to, &lines.items[i]);
		text_add_char(to, '\n');
	}
	add_rest(to, lines.rest, "");
	text_add(to, "</pre>");
}
