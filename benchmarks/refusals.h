/* A farm and a suite of logoffs that it refuses, in a folder of their own: what harnesses are measured with. */
#ifndef TSFARM_BENCHMARKS_REFUSALS_H
#define TSFARM_BENCHMARKS_REFUSALS_H

struct refusals {
	char folder[64]; /* in memory where there is such a place */
	char farm[96], suite[96];
	int count; /* of scenarios */
};

/* Make them, and give TSFARM_DB and its like their values. Ends the program where that fails. */
void refusals_make(struct refusals *refusals, int count);
void refusals_remove(const struct refusals *refusals);

/*
 * Print what one of them takes, one and two side by side: the command alone, started that often with
 * such an argument behind it; and as tsconform runs the suite, with these options. Both lists of
 * words end with NULL; `options` may be NULL.
 */
void refusals_print(const struct refusals *refusals, char *tsconform, char *const *options,
	char *const *command);

/* End the program with a sentence. */
void refusals_give_up(const char *sentence);

#endif
