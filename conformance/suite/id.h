/* Ids of scenarios and clauses: words parted by slashes, of which any beginning selects. */
#ifndef TSFARM_CONFORMANCE_SUITE_ID_H
#define TSFARM_CONFORMANCE_SUITE_ID_H

#include "base/arena.h"

/*
 * The id, or the part of one up to a slash, that is nearest to what somebody typed; the arena's or one
 * of the ids. NULL when none is near, or memory is short.
 */
const char *id_nearest(
	const char *typed, const char *const *ids, size_t count, struct arena *arena);

#endif
