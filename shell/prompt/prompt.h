/*
 * The language of a command prompt: that of Windows NT 4.0 with its command extensions. The prompt
 * parses a line and opens its redirections on its drive. A program that is not one of its commands
 * is run by the prompt's owner. Neither the host's shell nor its files beyond the drive are used.
 */
#ifndef TSFARM_SHELL_PROMPT_PROMPT_H
#define TSFARM_SHELL_PROMPT_PROMPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "base/text.h"

struct drive;

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

/* The editions of Windows, from the oldest to the newest. */
enum prompt_edition {
	PROMPT_NT4,
	PROMPT_WS2003,
	PROMPT_WS2022,
	PROMPT_EDITION_COUNT
};

/* How a server writes the date and the time. */
enum prompt_locale {
	PROMPT_EN_US,
	PROMPT_EN_GB,
	PROMPT_DE_DE,
	PROMPT_FR_FR
};

/* A command with one line of help; the last of a table has no name. */
struct prompt_help {
	const char *name, *help;
};

/* Where a prompt is: whose it is, and what its server has. */
struct prompt_system {
	enum prompt_edition edition;
	enum prompt_locale locale;
	const char *user;               /* "": that of the system itself */
	const char *const *programs;    /* beside those of the prompt; NULL ends them */
	const struct prompt_help *help; /* the lines of `help` about them */
};

/* The functions of the owner. `run` and `check` are required, the others may be NULL. */
struct prompt_calls {
	/*
	 * Run a program that is no command of the prompt. `words[0]` is its name without folders,
	 * the others are its arguments as the C runtime splits them; NULL ends them. The three
	 * descriptors are its standard streams. Returns 0 with its exit status, -ENOENT when there
	 * is no such program, or another negative errno.
	 */
	int (*run)(void *context, char **words, const int descriptors[3], int *ret_status);

	/*
	 * May the line go on? 0; PROMPT_E_INTERRUPTED if Ctrl-C was pressed since it began, or its
	 * session has ended; negative errno.
	 */
	int (*check)(void *context);

	/* The time that `date /t` and `time /t` show. NULL: they are refused. */
	int (*get_time)(void *context, struct tm *ret_time);

	/* Add the text before a line that is echoed. NULL: the current folder and `>`. */
	void (*add_prompt)(void *context, struct text *text);

	void (*clear_screen)(void *context);

	/*
	 * Wait for a key, for `pause` and `choice` at the prompt's own input; -EINTR for Ctrl-C. NULL, or
	 * -ENOTTY without a keyboard: the standard input is read.
	 */
	int (*wait_key)(void *context, char *ret_key);

	/*
	 * Add a line that is typed after a text, for `set /p` at the prompt's own input; -EINTR for
	 * Ctrl-C. NULL, or -ENOTTY without a keyboard: a line of the standard input is read.
	 */
	int (*ask_line)(void *context, const char *question, struct text *line);

	/* Show a text page by page, for `more` and `help` to the prompt's own output. NULL: all at once. */
	int (*show_pages)(void *context, const char *text);

	/* Let seconds pass, for `ping`; 0 or negative errno. NULL: none pass. */
	int (*wait)(void *context, uint32_t seconds);

	/* Does a server of that name answer? NULL: none does. */
	bool (*has_server)(void *context, const char *name);
};

struct prompt;

/* The owner keeps everything that is pointed to, and it stays valid. */
struct prompt_settings {
	const struct prompt_calls *calls;
	void *context; /* of the calls */
	int descriptors[3];
	struct drive *drive;
};

/* A prompt of the oldest edition, without variables or programs. */
int prompt_new(const struct prompt_settings *settings, struct prompt **ret_prompt);
struct prompt *prompt_free(struct prompt *prompt);
void prompt_freep(struct prompt **prompt);

/*
 * Begin a prompt on a server, in place of what was: the drive has the folders of its edition and of
 * the user, and the variables are those of a new prompt. The table of help stays valid. `*ret_banner`
 * is what Windows prints first, or NULL. Nothing happens if the prompt has begun in this edition and
 * this user's folder. 0 or negative errno.
 */
int prompt_begin(
	struct prompt *prompt, const struct prompt_system *system, const char **ret_banner);

/*
 * Execute what was typed: a line, or several where the first ones were unfinished. `*ret_status` is
 * ERRORLEVEL then, in every case. Returns 0 (also for a refused line, which the prompt has reported),
 * a positive answer, or negative errno.
 */
int prompt_execute(struct prompt *prompt, const char *line, int *ret_status);

/*
 * Is a line unfinished, by an open parenthesis or a caret at its end? Then the owner reads another,
 * and both are executed as one text, with a line feed between.
 */
bool prompt_needs_more(const char *text);

/* Give a variable a value, or take it away with NULL. Names ignore case. */
int prompt_set(struct prompt *prompt, const char *name, const char *value);

/* The value of a variable, or NULL; valid until the prompt is used again. */
const char *prompt_get(const struct prompt *prompt, const char *name);

/* The variable that comes after `name` in the order of names (NULL: the first), or NULL. */
const char *prompt_next(const struct prompt *prompt, const char *name);

/* The commands of the prompt itself, in the order of their names. */
const struct prompt_help *prompt_commands(enum prompt_edition edition);

#endif
