/*
 * Input line by line: from a terminal with editing, history and completion; from a pipe or a file as it
 * is. The caller is called back while the user types nothing.
 */
#ifndef TSFARM_SHELL_TERMINAL_EDITOR_H
#define TSFARM_SHELL_TERMINAL_EDITOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/text.h"

struct completion;
struct editor;

enum {
	EDITOR_E_END = 1,     /* end of input: Ctrl-D, or Ctrl-Z and Enter, on an empty line */
	EDITOR_E_INTERRUPTED, /* Ctrl-C: the typed text is dropped */
	EDITOR_E_STOPPED,     /* `idle` ended the reading */
	EDITOR_E_NUL          /* the line has a NUL byte and is dropped */
};

/* All texts are borrowed for the life of the editor. */
struct editor_settings {
	/*
	 * If both streams are terminals, there is a prompt and lines are edited. Else only the lines of
	 * `idle` are printed. No byte of `in` after the end of a line is read: programs that are started
	 * read on from there. The stream `in` must not have read ahead.
	 */
	FILE *in, *out;

	/*
	 * The file that keeps the newest HISTORY_MAX edited lines, private to its owner. Several processes
	 * may use it. NULL: none.
	 */
	const char *history;

	/* For the functions below. */
	void *context;

	/*
	 * Offer completions of the word at the cursor, with completion_offer() and its siblings. `line`
	 * ends at the cursor. `completion->word` is the last word without quotes: the text after the last
	 * blank or one of "&|<>()"; the function may move a part of it to `before`. An offer replaces the
	 * whole word. A blank follows it, unless it ends with one of ":/\\=". ":files" and ":folders" are
	 * offers, too. NULL: no completion.
	 */
	void (*complete)(void *context, const char *line, struct completion *completion);

	/*
	 * Called about four times a second while a terminal or pipe has no input, and before each line that
	 * is not edited. Lines that it adds to `to` are printed above the prompt. False ends the reading
	 * with EDITOR_E_STOPPED. NULL: not called.
	 */
	bool (*idle)(void *context, struct text *to);
};

/* Make an editor. Returns 0, -ENOMEM or negative errno of the terminal. */
int editor_new(const struct editor_settings *settings, struct editor **ret_editor);
struct editor *editor_free(struct editor *editor);
void editor_freep(struct editor **editor);

/* Are lines edited, at a prompt? */
bool editor_is_terminal(const struct editor *editor);

/*
 * Read a line of any length, without its end ("\n" or "\r\n"). `*ret_line` belongs to the editor until the
 * next call. Returns 0, an answer of those above, or negative errno: -EINTR after a signal that ends
 * programs, if the program handles it. The state of the terminal is restored in any case.
 */
int editor_read(struct editor *editor, const char *prompt, const char **ret_line);

/* The number of the line that was read or refused last, from 1. */
size_t editor_line_number(const struct editor *editor);

/*
 * 0, or negative errno of the first failure to read or write the history. The history is then that of this
 * run alone.
 */
int editor_history_error(const struct editor *editor);

#endif
