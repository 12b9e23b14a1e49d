/* Output page by page, as `more` shows it, if both streams are terminals. */
#ifndef TSFARM_SHELL_TERMINAL_PAGER_H
#define TSFARM_SHELL_TERMINAL_PAGER_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "shell/terminal/screen_cursor.h"

enum {
	PAGER_E_DROPPED = 1 /* the user ended the output: the rest is not shown */
};

struct pager {
	FILE *out, *keys;
	bool pages;                  /* both are terminals; otherwise the output is passed on */
	bool dropped;                /* PAGER_E_DROPPED was returned */
	struct screen_cursor cursor; /* its rows are counted from the last question */
	size_t rows;                 /* of a page */
	char character[4];           /* the bytes of an incomplete character */
	size_t character_size;
	bool escape; /* within an escape sequence, which takes no columns */
};

/* Begin with an empty screen. The streams stay the caller's. */
void pager_init(struct pager *pager, FILE *out, FILE *keys);

/*
 * Show `size` bytes of the output, and ask for a key before each further page: blank shows a page, Enter a
 * line, q or Ctrl-C ends the output. Returns 0; PAGER_E_DROPPED, also for all later calls; or negative
 * errno of the stream.
 */
int pager_write(struct pager *pager, const char *bytes, size_t size);

#endif
