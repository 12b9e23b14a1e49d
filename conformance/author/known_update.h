/* A list of known failures made true again: what is still so keeps its place, its words and its comments. */
#ifndef TSFARM_CONFORMANCE_AUTHOR_KNOWN_UPDATE_H
#define TSFARM_CONFORMANCE_AUTHOR_KNOWN_UPDATE_H

#include "base/text.h"
#include "conformance/suite/known.h"

/* A scenario that was run, or another one of the suite. */
struct known_try {
	const char *id;
	bool run, failed;
	enum level level; /* from which on it fails */
	unsigned because; /* of what, a bit for each cause */
	bool listed;      /* an entry covers it: for known_update() */
};

struct known_update {
	const struct known_failures *known; /* the list as it is, of one file */
	const struct yaml_node *root;       /* its tree; NULL when there is no file yet */
	const char *bytes;
	size_t length;
	enum level level; /* up to which it was judged */
	struct known_try *tries;
	size_t count;
	size_t kept, changed, dropped, added; /* entries, told by known_update() */
};

/* Add the new list to `to`. What fails and is not listed is said to be unexplained. */
void known_update(struct known_update *update, struct text *to);

#endif
