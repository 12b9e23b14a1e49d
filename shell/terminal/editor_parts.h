/* POSIX alone: what the parts of the editor share. */
#ifndef TSFARM_SHELL_TERMINAL_EDITOR_PARTS_H
#define TSFARM_SHELL_TERMINAL_EDITOR_PARTS_H

#include <histedit.h>
#include <locale.h>
#include <stdint.h>
#include <termios.h>
#include <wchar.h>

#include "shell/terminal/editor.h"

struct editor {
	struct editor_settings settings;
	struct text typed;  /* the line that was read last */
	size_t line_number; /* ... and which it is */
	int64_t next_idle;  /* when `idle` is due, in milliseconds */

	/* At a terminal. */
	bool is_terminal;
	const char *prompt;
	struct termios usual,
		own; /* without editing: how it was, and how it is while a line is typed */

	/* With editing. */
	EditLine *edit;    /* NULL: the terminal is none that can be drawn on */
	FILE *nowhere;     /* where its complaints go */
	HistoryW *history; /* of this run, and what the file had when it began */
	int history_error; /* of its file */
	locale_t locale;   /* the user's, for what libedit prints */
	bool utf8;         /* does it have UTF-8? */
	wchar_t *wide_prompt;
	char bytes[4]; /* were read, and are no key yet */
	size_t byte_count;
	wchar_t keys[2]; /* the last key, and the one before */
	int answer;      /* what the reading ended with, other than a line */
};

/* --- editor_wait_posix.c --- */

/* Call `idle` and show what it has to show, if it is due. 0, EDITOR_E_STOPPED or -ENOMEM. */
int editor_idle(struct editor *editor);

/* Wait until there is something to read, or the end, doing whatever is to be done meanwhile. Returns 0 or
 * what the reading ends with; the line that was typed is then left behind. */
int editor_wait(struct editor *editor);

/* --- editor_screen_posix.c --- */

/* Take over the terminal, draw what was on it again below, and give it back. */
void editor_enter(struct editor *editor);
void editor_draw(struct editor *editor);
void editor_leave(struct editor *editor);

/* Put the cursor on a new line below what is typed; `mark` is shown at its end. */
void editor_leave_line(struct editor *editor, const char *mark);

/* Show lines above the prompt; below what is typed and above the prompt that is drawn again. */
void editor_show_above(struct editor *editor, const char *lines);
void editor_show_below(struct editor *editor, const char *lines);

/* The terminal has another size. */
void editor_resize(struct editor *editor);

/* --- editor_keys_posix.c --- */

/* Have libedit read keys from here and know ours. 0 or negative errno. */
int editor_bind_keys(struct editor *editor);

#endif
