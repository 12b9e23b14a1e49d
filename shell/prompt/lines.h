/* Lines of text, from the places that commands read. */
#ifndef TSFARM_SHELL_PROMPT_LINES_H
#define TSFARM_SHELL_PROMPT_LINES_H

#include "shell/prompt/state.h"

/* Add all that a descriptor, or a file of the drive, gives. Returns 0 or negative errno. */
int prompt_read_all(int descriptor, struct text *text);
int prompt_read_file(const struct prompt *prompt, const char *typed, struct text *text);

/* Add one line that is typed, without its end, reading no further. Returns 0 at the end as well. */
int prompt_read_line(int descriptor, struct text *line);

/* Walks the lines of a text: line feeds end them, a carriage return before one is no part of it. */
struct prompt_lines {
	const char *at, *end;
};

static inline struct prompt_lines prompt_lines_of(const struct text *text)
{
	const char *bytes = text_string(text);

	return (struct prompt_lines){bytes, bytes + text->length};
}

/* The next line; false after the last. */
bool prompt_lines_next(struct prompt_lines *lines, const char **ret_line, size_t *ret_length);

#endif
