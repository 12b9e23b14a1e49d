/*
 * The language of a command prompt: that of Windows NT 4.0 with its command extensions. A line is
 * parsed, redirections are opened here, and what is no command of the prompt is handed to whoever
 * made it. Nothing of the host's own shell is used.
 */
#ifndef TSFARM_SHELL_PROMPT_PROMPT_H
#define TSFARM_SHELL_PROMPT_PROMPT_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "base/text.h"

enum {
	PROMPT_LINE_MAX = 8191, /* bytes of a line, before and after its variables are expanded */
	PROMPT_NESTING_MAX =
		64 /* parentheses, loops and conditions; batch files that call others */
};

/* Positive answers of prompt_execute(). */
enum {
	PROMPT_E_EXIT = 1,       /* `exit` was typed; the status is its number */
	PROMPT_E_INTERRUPTED = 2 /* Ctrl-C ended the line */
};

/* A command with one line of help; the last of a table has no name. */
struct prompt_help {
	const char *name, *help;
};

/* What the prompt asks for. `run` and `is_interrupted` are there always, the others may be NULL. */
struct prompt_calls {
	/*
	 * Run a program that is no command of the prompt. `words[0]` is its name as it was typed,
	 * the others what the C runtime would give it; NULL ends them. The three descriptors are its
	 * standard streams. Returns 0 with its exit status, -ENOENT when there is no such program,
	 * or another negative errno.
	 */
	int (*run)(void *context, char **words, const int descriptors[3], int *ret_status);

	/* Was Ctrl-C pressed since the line began? */
	bool (*is_interrupted)(void *context);

	/* The time that `date /t` and `time /t` show. NULL: they are refused. */
	int (*get_time)(void *context, struct tm *ret_time);

	/* What stands before a line that is echoed. NULL: the current folder and `>`. */
	void (*add_prompt)(void *context, struct text *text);

	void (*clear_screen)(void *context);
	void (*set_title)(void *context, const char *title);

	/*
	 * Wait for a key, for `pause` at the prompt's own input; -EINTR for Ctrl-C. NULL, or -ENOTTY
	 * where no keys are: a line of the standard input is read.
	 */
	int (*wait_key)(void *context);

	/* Show a text page by page, for `more` and `help` to the prompt's own output. NULL: all at once. */
	int (*show_pages)(void *context, const char *text);

	/* What `ver` prints between its two empty lines. NULL: the words of NT 4.0. */
	const char *version;

	/* The programs that `help` lists beside the commands of the prompt. */
	const struct prompt_help *programs;
};

struct prompt;

/* A prompt whose standard streams are `descriptors`. The calls stay the caller's, and valid. */
int prompt_new(const struct prompt_calls *calls, void *context, const int descriptors[3],
	struct prompt **ret_prompt);
struct prompt *prompt_free(struct prompt *prompt);
void prompt_freep(struct prompt **prompt);

/*
 * Execute what was typed: a line, or several where the first ones were unfinished. `*ret_status` is
 * ERRORLEVEL then, in every case. Returns 0 (refused lines too: the prompt has said so), a positive
 * answer, or negative errno.
 */
int prompt_execute(struct prompt *prompt, const char *line, int *ret_status);

/*
 * Is a line unfinished, by an open parenthesis or a caret at its end? Then another is asked for, and
 * both are executed as one text, with a line feed between.
 */
bool prompt_needs_more(const char *text);

/* Give a variable a value, or take it away with NULL. Case makes no difference to names. */
int prompt_set(struct prompt *prompt, const char *name, const char *value);

/* The value of a variable, or NULL; valid until the prompt is used again. */
const char *prompt_get(const struct prompt *prompt, const char *name);

/* The variable that comes after `name` in the order of names (NULL: the first), or NULL. */
const char *prompt_next(const struct prompt *prompt, const char *name);

/* Add the current folder as the prompt of a server shows it: `C:\` and backslashes. */
int prompt_add_folder(struct text *text);

/* The commands of the prompt itself, in the order of their names. */
const struct prompt_help *prompt_commands(void);

#endif
