/* Choosing scenarios by what they are about: `--filter clause=q186477/security`, once or several times. */
#ifndef TSFARM_CONFORMANCE_FILTER_H
#define TSFARM_CONFORMANCE_FILTER_H

#include "conformance/commands.h"

enum {
	FILTERS_MAX = 8
};

/* All that was typed, borrowed from the arguments; a scenario has to suit every one. */
struct filters {
	const char *typed[FILTERS_MAX];
	size_t count;
};

/* Add "KEY=TEXT"; false for a key or a level that there is not, and for more than FILTERS_MAX. */
bool filters_add(struct filters *filters, const char *typed);

/* What filters_add() takes, for help and refusals. */
#define FILTERS_ACCEPTED "id=, title=, clause=, document=, level= or edition=, with a text behind it"

/* Keep of the chosen what suits. Refuses what leaves nothing: returns EXIT_DONE or how the program ends. */
int filters_keep(struct selection *selection, const struct filters *filters, struct output *out);

#endif
