/* What lesson files say, for a terminal of any width. */
#ifndef TSFARM_TRAINING_PROSE_H
#define TSFARM_TRAINING_PROSE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/macros.h"
#include "base/text.h"

struct prose {
	size_t columns;
	bool colourful;
};

enum prose_style {
	PROSE_PLAIN,
	PROSE_HEADING,
	PROSE_GOOD,
	PROSE_BAD
};

/* For what goes to the stream: its width, up to what is well read, and whether it has colours. */
struct prose prose_for(FILE *stream);

/*
 * Add paragraphs, each filled to the width behind `indent` blanks, with `lead` (which counts as it is)
 * before the first. A line that begins with a blank stands by itself.
 */
void prose_add(struct text *to, const struct prose *prose, const char *lead, const char *text,
	size_t indent);

/* Add lines that each stand by themselves, filled behind the blanks that they begin with. */
void prose_add_lines(struct text *to, const struct prose *prose, const char *text);

/* Print a paragraph at once. */
void prose_say(FILE *to, const char *format, ...) printf_like(2, 3);

/* Add a text in a style, where there are colours. */
void prose_add_styled(
	struct text *to, const struct prose *prose, enum prose_style style, const char *text);

#endif
