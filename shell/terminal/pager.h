/* Output page by page, as `more` shows it, where somebody reads it at a terminal. */
#ifndef TSFARM_SHELL_TERMINAL_PAGER_H
#define TSFARM_SHELL_TERMINAL_PAGER_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "shell/terminal/screen_cursor.h"

enum {
	PAGER_E_DROPPED = 1 /* the reader has seen enough: what follows is not shown */
};

struct pager {
	FILE *out, *keys; /* where it is shown, and where keys are pressed */
	bool pages;       /* are both a terminal? Otherwise everything is only handed on. */
	bool dropped;
	struct screen_cursor cursor; /* rows are those since the reader saw all of them */
	size_t rows;                 /* ... and so many may be */
	char character[4];           /* the bytes of one that is not whole yet */
	size_t character_size;
	bool escape; /* within a sequence of control characters, which takes no room */
};

/* Begin with an empty screen. */
void pager_init(struct pager *pager, FILE *out, FILE *keys);

/*
 * Show more of the output, which comes in pieces of any size: at once, but no more than fits on the screen
 * before a key was pressed; blank shows a page more, Enter a line, q or Ctrl-C drops the rest. Returns
 * 0, PAGER_E_DROPPED then and from then on, or negative errno when it cannot be written.
 */
int pager_write(struct pager *pager, const char *bytes, size_t size);

#endif
