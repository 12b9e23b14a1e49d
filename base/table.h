/*
 * Aligned columns for people. Every row is first measured, then printed, so that no row need be
 * kept. A column without any text is not printed.
 */
#ifndef TSFARM_BASE_TABLE_H
#define TSFARM_BASE_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

enum {
	TABLE_COLUMNS_MAX = 8
};

struct table {
	const char *const *headings;
	size_t count;
	bool numbered; /* the first column holds numbers, which are aligned to the right */
	size_t indent; /* blanks in front of each line */
	bool colourful;
	size_t width[TABLE_COLUMNS_MAX]; /* of the widest text; 0 without any */
};

/* A row: a text for each column, NULL or empty for none. */
void table_measure(struct table *table, const char *const *row);

/* Add the line of headings, and one row, to `to`. */
void table_print_headings(const struct table *table, struct text *to);
void table_print(const struct table *table, const char *const *row, struct text *to);

#endif
