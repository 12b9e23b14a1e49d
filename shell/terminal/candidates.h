/* What the word at the cursor may become: found, told apart, shown and put in its place. */
#ifndef TSFARM_SHELL_TERMINAL_CANDIDATES_H
#define TSFARM_SHELL_TERMINAL_CANDIDATES_H

#include <stddef.h>

#include "base/text.h"

struct completion;

struct candidate {
	const char *word, *help; /* NULL: no help */
};

struct candidates {
	struct candidate *items;
	size_t count;
	size_t word_at; /* where in the line the word begins, with its quotes */
	bool quoted;    /* does it have quotes? */
	char *offered;  /* the texts of all of them */
};

/*
 * Ask `complete` (editor.h) for the word that ends `line`; what is offered twice is found once.
 * Returns 0 or -ENOMEM.
 */
int candidates_find(struct candidates *candidates,
	void (*complete)(void *context, const char *line, struct completion *completion),
	void *context, const char *line);
void candidates_deinit(struct candidates *candidates);

/*
 * Add what takes the place of the word: what all of them begin with, whole and with a blank when it is
 * the only one. Nothing when that is less than is typed.
 */
void candidates_insert(const struct candidates *candidates, const char *line, struct text *to);

/*
 * Add them as lines: one each with its help where that fits into the columns and rows, otherwise in as
 * many columns as there is room for, downwards.
 */
void candidates_list(
	const struct candidates *candidates, size_t columns, size_t rows, struct text *to);

#endif
