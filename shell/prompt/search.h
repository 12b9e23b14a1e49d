/* Lines that have one of several patterns: the part that FIND and FINDSTR share. */
#ifndef TSFARM_SHELL_PROMPT_SEARCH_H
#define TSFARM_SHELL_PROMPT_SEARCH_H

#include "shell/prompt/builtins.h"
#include "shell/prompt/pattern.h"

/* How lines are selected and shown. */
struct prompt_search {
	const struct prompt_command *command;
	struct prompt_pattern *patterns; /* the arena's */
	size_t pattern_count;
	bool is_inverted;
	bool counts;           /* show how many there are */
	bool shows_numbers;    /* before each line */
	bool shows_offsets;    /* ... and after the number */
	bool shows_names;      /* of the files, before each line */
	bool shows_names_only; /* ... once, in the place of lines */
	bool is_bracketed;     /* the number: [1], not 1: */
	size_t found;
};

/* Add a pattern, which the arena owns. 0 or -ENOMEM. */
int prompt_search_add(struct prompt_search *search, const char *text, unsigned flags);

/* Search a text and show its lines; `file` is NULL for the standard input. 0 or -ENOMEM. */
int prompt_search_text(struct prompt_search *search, const char *file, const struct text *text);

#endif
