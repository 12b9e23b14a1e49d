/* The letters of a line: what parts words, what quotes and carets do, which words are keywords. */
#ifndef TSFARM_SHELL_PROMPT_SCAN_H
#define TSFARM_SHELL_PROMPT_SCAN_H

#include <stdbool.h>

#include "shell/prompt/tree.h"

struct prompt_scan {
	struct arena *arena;
	const char *at;
	unsigned open;  /* parentheses */
	unsigned depth; /* of whatever nests */
	bool is_unfinished;
	const char *unexpected;
};

/* Does the character part words: a blank, a tab, `,`, `;` or `=`? */
bool prompt_is_delimiter(char c);
void prompt_skip_delimiters(struct prompt_scan *scan);

/* Is `at` the end of a command: an operator, a line feed, a `)` that closes something, the end? */
bool prompt_at_end(const struct prompt_scan *scan);

/*
 * Add characters to `text` until one of `stops` or, outside of quotes, the end of a command or the
 * beginning of a redirection. Carets are taken away, quotes stay.
 */
void prompt_scan_until(struct prompt_scan *scan, bool (*stops)(char c), struct text *text);

/* The next word, delimiters in front of it skipped; "" where the command ends. NULL: no memory. */
char *prompt_scan_word(struct prompt_scan *scan);

/* Take the keyword, in whatever case, if it is the next word. */
bool prompt_take_keyword(struct prompt_scan *scan, const char *keyword);

/* Take redirections that stand here, to the end of the list at `redirects`. */
int prompt_take_redirects(struct prompt_scan *scan, struct prompt_redirect **redirects);

/* Take the one redirection that stands here, of the stream or, for -1, of the usual one. */
int prompt_take_redirect(struct prompt_scan *scan, int stream, struct prompt_redirect **redirects);

/* What stands here cannot: the operator or the word is kept for the complaint. */
int prompt_refuse(struct prompt_scan *scan);

/* Windows has the statement, such as "for /r", and this prompt does not. It must outlive `scan`. */
int prompt_refuse_absent(struct prompt_scan *scan, const char *statement);

/* --- prompt_parse.c and its parts --- */

/* What a loop or a condition is for; without it the line says too little. */
int prompt_parse_body(struct prompt_scan *scan, struct prompt_node **ret_node);

/* The rest of a statement, behind its keyword. */
int prompt_parse_if(struct prompt_scan *scan, struct prompt_node *node);
int prompt_parse_for(struct prompt_scan *scan, struct prompt_node *node);

#endif
