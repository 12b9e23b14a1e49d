/*
 * What may follow on a command line that is being typed: shells ask a program by `--complete`, and
 * it answers from the tables that it parses by (base/command.h), so that both cannot differ.
 *
 * An answer is a line for each word, with a tab and what it means where that is known; or one that
 * says what the shell finds itself: ":files" with the endings that are meant, ":folders", or
 * ":command N" where the N-th word of the line begins a command of somebody else's.
 */
#ifndef TSFARM_BASE_COMPLETION_H
#define TSFARM_BASE_COMPLETION_H

#include <stdbool.h>
#include <stdio.h>

struct command_program;

/* One question: the word that is being typed, and where the answer goes. */
struct completion {
	FILE *to;
	/* Instead of `to`: take each word, whole, and what it means (may be NULL). Valid during the call. */
	void (*take)(void *context, const char *word, const char *help);
	void *context;
	const char *word;   /* as far as it is typed, behind `before` */
	const char *before; /* what each answer begins with: "--level=" */
	size_t before_length;
	bool ignores_case; /* is `/S` the beginning of `/server:`? */
	char last[256];    /* the folder that was offered last, each being offered once */
};

/* Offer a word, if it begins as what is typed; `help` may be NULL. */
void completion_offer(struct completion *completion, const char *word, const char *help);

/* Offer an id such as "a/b/c" up to the next '/' behind what is typed; ids come sorted. */
void completion_offer_id(struct completion *completion, const char *id, const char *help);

/*
 * Answer for the words that follow the program's name, of which the last is being typed. Prints to
 * the standard output and returns the exit status; a line that is wrong already has no answers.
 */
int program_complete(const struct command_program *program, int argc, char **argv);

#endif
