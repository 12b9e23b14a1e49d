/*
 * Completion of a command line. A shell asks a program with `--complete`. The program answers from
 * the tables by which it parses (base/command.h), so that both agree.
 *
 * An answer has a line for each word, and after a tab its meaning if known. Other lines name what
 * the shell completes itself: ":files" with the accepted endings, ":folders", or ":command N" if
 * word N of the line begins the command line of another program.
 */
#ifndef TSFARM_BASE_COMPLETION_H
#define TSFARM_BASE_COMPLETION_H

#include <stdbool.h>
#include <stdio.h>

struct command_program;

/* One question: the incomplete word, and where the answer goes. */
struct completion {
	FILE *to;
	/* Instead of `to`: receives each whole word and its meaning (may be NULL), valid in the call. */
	void (*take)(void *context, const char *word, const char *help);
	void *context;
	const char *word;   /* the typed part after `before` */
	const char *before; /* the prefix of each answer: "--level=" */
	size_t before_length;
	bool ignores_case; /* `/S` completes to `/server:` */
	char last[256];    /* the last offered folder, so that each is offered once */
};

/* Offer a word if it begins with the typed part. `help` may be NULL. */
void completion_offer(struct completion *completion, const char *word, const char *help);

/* Offer an id such as "a/b/c" up to the next '/' after the typed part. Call it in sorted order. */
void completion_offer_id(struct completion *completion, const char *id, const char *help);

/*
 * Complete the last of the words after the program's name. Prints to the standard output and
 * returns the exit status. A line with an error has no answers.
 */
int program_complete(const struct command_program *program, int argc, char **argv);

#endif
