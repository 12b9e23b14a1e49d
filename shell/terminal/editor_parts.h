/* What the files of the editor share. POSIX only. */
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
	size_t line_number; /* its number, from 1 */
	uint64_t next_idle; /* the time of the next call of `idle`, of machine_clock_ms() */

	/* of a terminal */
	bool is_terminal;
	const char *prompt;
	/* without editing: the terminal's state before, and while a line is typed */
	struct termios usual, own;

	/* of a terminal with editing */
	EditLine *edit;    /* NULL: the terminal cannot move its cursor */
	FILE *nowhere;     /* takes complaints of libedit */
	HistoryW *history; /* of the file and of this run */
	int history_error; /* see editor_history_error() */
	locale_t locale;   /* of the user, for libedit */
	bool utf8;         /* the locale has UTF-8 */
	wchar_t *wide_prompt;
	char bytes[4]; /* of an incomplete key */
	size_t byte_count;
	wchar_t keys[2]; /* the last key, and the one before it */
	int answer;      /* of the reading, other than a line; 0: none */
};

/* --- editor_wait_posix.c --- */

/* Call `idle` if it is due, and print its lines. Returns 0, EDITOR_E_STOPPED or -ENOMEM. */
int editor_idle(struct editor *editor);

/*
 * Wait for input or its end, and handle signals meanwhile. Returns 0, or an answer that ends the reading:
 * the cursor is below the typed line then.
 */
int editor_wait(struct editor *editor);

/* --- editor_screen_posix.c --- */

/* Set the terminal's state for editing; draw prompt and line at the cursor; restore the state. */
void editor_enter(struct editor *editor);
void editor_draw(struct editor *editor);
void editor_leave(struct editor *editor);

/* Print `mark` after the typed line, and move the cursor to a new line. */
void editor_leave_line(struct editor *editor, const char *mark);

/* Print lines in the place of the prompt, or below it, and draw the prompt again below them. */
void editor_show_above(struct editor *editor, const char *lines);
void editor_show_below(struct editor *editor, const char *lines);

/* Draw again after the size of the terminal has changed. */
void editor_resize(struct editor *editor);

/* --- editor_keys_posix.c --- */

/* Make libedit read keys from here, and bind ours. Returns 0 or -ENOMEM. */
int editor_bind_keys(struct editor *editor);

#endif
