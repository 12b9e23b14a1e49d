/* Completion of the word at the cursor: candidates are found, inserted and listed. */
#ifndef TSFARM_SHELL_TERMINAL_CANDIDATES_H
#define TSFARM_SHELL_TERMINAL_CANDIDATES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct completion;

struct candidate {
	const char *word, *help; /* NULL: no help */
};

struct candidates {
	struct candidate *items;
	size_t count;
	size_t word_at; /* the byte of the line where the word begins, with its quotes */
	bool quoted;    /* the word has quotes */
	char *offered;  /* the texts of all candidates */
};

/*
 * Ask `complete` (see editor.h) for the word that ends `line`. Each candidate is found once. Returns 0 or
 * -ENOMEM; deinit in any case.
 */
int candidates_find(struct candidates *candidates,
	void (*complete)(void *context, const char *line, struct completion *completion),
	void *context, const char *line);
void candidates_deinit(struct candidates *candidates);

/*
 * Add the text that replaces the word: the common beginning of all candidates, or the only candidate and a
 * blank. Nothing is added if that is shorter than the word.
 */
void candidates_insert(const struct candidates *candidates, const char *line, struct text *to);

/*
 * Add the candidates as lines: one in a line with its help, if all fit into the columns and rows; else in
 * columns, sorted downwards.
 */
void candidates_list(
	const struct candidates *candidates, size_t columns, size_t rows, struct text *to);

#endif
