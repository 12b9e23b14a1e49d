/* Commands whose first argument selects one of several: QUERY, CHANGE and NET. */
#ifndef TSFARM_CLI_COMMAND_WORDS_H
#define TSFARM_CLI_COMMAND_WORDS_H

#include "cli/command.h"

/* One of them: the word that selects it, how it calls itself, what the usage says of it, and the editions
 * from the first to the last that have it. */
struct command_word {
	const char *word, *name, *help;
	int (*run)(const struct command_call *call);
	enum edition first, last;
};

struct command_words {
	const char *name; /* "query" */
	const char *summary, *syntax;
	/* The whole usage where it is known. NULL: that of the edition before; in the first edition it
	 * follows from the rows. */
	const char *usage[EDITION_COUNT];
	bool is_dispatcher;              /* the exit status is that of the edition's dispatchers */
	const struct command_word *rows; /* at most 8 */
	size_t count;
};

/* Run the command that the first argument selects, or show the usage. Returns the exit status. */
int command_words_start(const struct command_words *words, int (*open)(struct host **ret_host),
	int argc, char **argv);

/* Run the command of that word, which any edition has, under its older name: `qwinsta` is `query session`. */
int command_words_start_as(const struct command_words *words, const char *word,
	int (*open)(struct host **ret_host), int argc, char **argv);

#endif
