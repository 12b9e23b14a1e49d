/*
 * Lines that somebody types, one at a time: at a terminal with editing, a history and completion; from a
 * pipe or a file as they are. While nothing is typed whoever reads can look around and show lines.
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
	EDITOR_E_END = 1,     /* no more input; Ctrl-D, or Ctrl-Z and Enter, on an empty line */
	EDITOR_E_INTERRUPTED, /* Ctrl-C: what was typed is dropped, and the next line begins anew */
	EDITOR_E_STOPPED,     /* `idle` wanted it */
	EDITOR_E_NUL          /* the line has a NUL byte, which nobody can run; it is dropped */
};

struct editor_settings {
	/*
	 * Lines are edited, and there is a prompt, when both are terminals; else nothing is printed but
	 * what `idle` shows. Nothing is read from `in` behind the line's end, so that a program which
	 * is started finds it there; nothing may have been read from it through the stream.
	 */
	FILE *in, *out;

	/* The file that keeps edited lines from one run to the next, the newest HISTORY_MAX of them, for
	 * its owner alone; several may use it at once. NULL: none. */
	const char *history;

	void *context;

	/*
	 * Offer what the word that ends at the cursor may become, with completion_offer() and its like;
	 * NULL: nothing is. `line` ends at the cursor. `completion->word` is its last word without
	 * quotes, behind the last blank or one of "&|<>()"; parts of it may be made `before`, as a
	 * program that completes does. What is offered takes the whole word's place, and a blank follows
	 * unless it ends in one of ":/\\=". ":files" and ":folders" are understood.
	 */
	void (*complete)(void *context, const char *line, struct completion *completion);

	/*
	 * Called about four times a second while a line is waited for, and before each line that is not
	 * edited; NULL: nothing is. Add lines to show, which appear above the prompt. False ends the
	 * reading with EDITOR_E_STOPPED.
	 */
	bool (*idle)(void *context, struct text *to);
};

/* Settings are copied, their texts are not. 0, -ENOMEM or negative errno of the terminal. */
int editor_new(const struct editor_settings *settings, struct editor **ret_editor);
struct editor *editor_free(struct editor *editor);
void editor_freep(struct editor **editor);

/* Is somebody sitting there: is there a prompt, and are lines edited? */
bool editor_is_terminal(const struct editor *editor);

/*
 * Read a line. `*ret_line` is without its end ("\n" or "\r\n"), of any length, and the editor's until
 * the next call. Returns one of the answers above or negative errno: -EINTR when a signal that ends
 * programs arrived and something else caught it.
 *
 * Meanwhile the terminal is the editor's, and whatever happens it is given back as it was.
 */
int editor_read(struct editor *editor, const char *prompt, const char **ret_line);

/* The number of the line that was read or refused last, from 1. */
size_t editor_line_number(const struct editor *editor);

/* 0, or negative errno of why the file of the history could not be read or written, which is otherwise
 * no trouble: lines are then kept for this run alone. */
int editor_history_error(const struct editor *editor);

#endif
