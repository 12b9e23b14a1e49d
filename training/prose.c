#include "training/prose.h"

#include <string.h>

#include "base/macros.h"
#include "base/output.h"
#include "base/wrap.h"
#include "shell/terminal/terminal.h"

enum {
	COLUMNS_MAX = 100, /* longer lines are read badly */
	COLUMNS_MIN = 20
};

struct prose prose_for(FILE *stream)
{
	size_t columns = terminal_get_size(stream).columns;

	if (columns > COLUMNS_MAX)
		columns = COLUMNS_MAX;
	return (struct prose){.columns = columns < COLUMNS_MIN ? COLUMNS_MIN : columns,
		.colourful = output_is_colourful(stream)};
}

/* The paragraph that begins there as one line; what follows it. */
static const char *take_paragraph(const char *text, struct text *line)
{
	bool alone = *text == ' ' || *text == '\t';

	for (;;) {
		size_t length = strcspn(text, "\n");

		text_add_bytes(line, text, length);
		text += length;
		text += *text == '\n';
		if (alone || !*text || strchr(" \t\n", *text))
			return text;
		text_add_char(line, ' ');
	}
}

static void add_lines(struct text *to, const struct prose *prose, const char *line, size_t indent)
{
	while (*line) {
		const char *begin = line;
		size_t length = wrap_line(&line, prose->columns - indent);

		for (size_t i = 0; i < indent; i++)
			text_add_char(to, ' ');
		wrap_add(to, begin, length);
		text_add_char(to, '\n');
	}
}

void prose_add(struct text *to, const struct prose *prose, const char *lead, const char *text,
	size_t indent)
{
	cleanup(text_deinit) struct text line = {0};

	text_add(&line, lead);
	while (*text) {
		if (*text == '\n') {
			text_add_char(to, '\n');
			text++;
			continue;
		}
		text = take_paragraph(text, &line);
		add_lines(to, prose, text_string(&line), indent);
		text_clear(&line);
	}
	to->failed |= line.failed;
}

void prose_add_lines(struct text *to, const struct prose *prose, const char *text)
{
	cleanup(text_deinit) struct text line = {0};

	while (*text) {
		size_t indent = strspn(text, " "), length = strcspn(text, "\n");

		text_clear(&line);
		text_add_bytes(&line, text + indent, length - indent);
		add_lines(to, prose, text_string(&line), indent);
		text += length + (text[length] == '\n');
	}
	to->failed |= line.failed;
}

void prose_say(FILE *to, const char *format, ...)
{
	struct prose prose = prose_for(to);
	cleanup(text_deinit) struct text sentence = {0}, filled = {0};
	va_list values;

	va_start(values, format);
	text_vprintf(&sentence, format, values);
	va_end(values);
	prose_add(&filled, &prose, "", text_string(&sentence), 0);
	filled.failed |= sentence.failed;
	output_add(to, &filled);
}

void prose_add_styled(
	struct text *to, const struct prose *prose, enum prose_style style, const char *text)
{
	static const char *const codes[] = {[PROSE_PLAIN] = "",
		[PROSE_HEADING] = "\x1B[1m",
		[PROSE_GOOD] = "\x1B[1;32m",
		[PROSE_BAD] = "\x1B[1;31m"};
	bool coloured = prose->colourful && style != PROSE_PLAIN;

	text_add(to, coloured ? codes[style] : "");
	text_add(to, text);
	text_add(to, coloured ? "\x1B[0m" : "");
}
