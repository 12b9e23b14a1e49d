/* Updating a list of known failures. Entries that are still true keep their words and comments. */
#ifndef TSFARM_CONFORMANCE_AUTHOR_KNOWN_UPDATE_H
#define TSFARM_CONFORMANCE_AUTHOR_KNOWN_UPDATE_H

#include "base/text.h"
#include "conformance/suite/known.h"

/* A scenario of the suite, which may have been run. */
struct known_try {
	const char *id;
	bool run, failed;
	enum level level; /* the lowest at which it fails */
	unsigned because; /* a bit for each cause */
	bool listed;      /* an entry covers it: for known_update() */
};

struct known_update {
	const struct known_failures *known; /* the present list, of one file */
	const struct yaml_node *root;       /* its tree; NULL without a file */
	const char *bytes;
	size_t length;
	enum level level; /* up to which it was judged */
	struct known_try *tries;
	size_t count;
	size_t kept, changed, dropped, added; /* entries, counted by known_update() */
};

/* Add the new list to `to`. New entries have the reason KNOWN_UNEXPLAINED. */
void known_update(struct known_update *update, struct text *to);

#endif
