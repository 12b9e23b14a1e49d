/* The command lines of each command, as patterns whose placeholders stand for things of a plan. */
#ifndef TSFARM_CONFORMANCE_EXPLORE_GRAMMAR_H
#define TSFARM_CONFORMANCE_EXPLORE_GRAMMAR_H

#include "conformance/explore/plan.h"

/* One command line is a pattern of each list, of which the first is the usual one. Lists end with NULL. */
struct grammar {
	const char *command;        /* of the documents */
	const char *const *heads;   /* the program, and the words that follow at once */
	const char *const *targets; /* the session or the user */
	const char *const *tails;   /* switches and other words */
	enum right right;           /* that the act needs over another session */
};

/* The grammar of a command; NULL if none is known. */
const struct grammar *grammar_find(const char *command);

/* The grammar of that number, from 0, NULL beyond the last; and the number of grammars. */
const struct grammar *grammar_at(size_t i);
size_t grammar_count(void);

/* The words that name a server, and where the target is meanwhile. */
struct grammar_server {
	const char *words;
	bool is_elsewhere; /* the target is on the other server */
	bool is_offline;
	bool has_other; /* the other server is there all the same */
	bool is_first;  /* ... and its name comes first */
};
extern const struct grammar_server grammar_servers[];

/* The number of grammar_servers, from the first one, that the command may use. */
size_t grammar_server_count(const struct grammar *grammar);

/* The things that placeholders stand for. */
struct grammar_names {
	const struct plan *plan;
	unsigned seat, target;
};

/*
 * Add the words of a pattern to the step. False if the plan has nothing for one of its placeholders,
 * or if the words are too many.
 */
bool grammar_add_words(
	const char *pattern, const struct grammar_names *names, struct plan_step *step);

#endif
