/* Texts of lesson files, wrapped to the width of a terminal. */
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

/* The width of the stream, up to a limit for reading, and whether it has colours. */
struct prose prose_for(FILE *stream);

/*
 * Add paragraphs, each wrapped to the width after `indent` blanks. `lead`, which counts as columns,
 * precedes the first. A line that begins with a blank is not joined with others.
 */
void prose_add(struct text *to, const struct prose *prose, const char *lead, const char *text,
	size_t indent);

/* Add lines that are not joined, each wrapped after the blanks with which it begins. */
void prose_add_lines(struct text *to, const struct prose *prose, const char *text);

/* Print a formatted paragraph. */
void prose_say(FILE *to, const char *format, ...) printf_like(2, 3);

/* Add a text, in a style if there are colours. */
void prose_add_styled(
	struct text *to, const struct prose *prose, enum prose_style style, const char *text);

#endif
