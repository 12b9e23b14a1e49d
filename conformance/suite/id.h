/*
 * Ids of scenarios and clauses: words separated by slashes. A prefix selects all ids that have it.
 */
#ifndef TSFARM_CONFORMANCE_SUITE_ID_H
#define TSFARM_CONFORMANCE_SUITE_ID_H

#include "base/arena.h"
#include "base/text.h"

/*
 * The id, or prefix of one up to a slash, that is nearest to the typed text. It is one of the ids, or
 * the arena owns it. NULL if none is near, or on ENOMEM.
 */
const char *id_nearest(
	const char *typed, const char *const *ids, size_t count, struct arena *arena);

/*
 * Add the ID of a scenario whose file names none: the path below the last folder `scenarios`, or the
 * whole relative path, without `.yaml`, in lower case. Characters that no ID has become '-'.
 */
void id_add_of_path(struct text *to, const char *path);

#endif
