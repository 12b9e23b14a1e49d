/*
 * The cases of a command. First all small ones: one or two things differ from the usual case, in any
 * combination, or three with their first values. Then random ones. A case follows from the seed and
 * its number alone, so that workers, shards and replays agree.
 */
#ifndef TSFARM_CONFORMANCE_EXPLORE_GENERATOR_H
#define TSFARM_CONFORMANCE_EXPLORE_GENERATOR_H

#include "conformance/explore/choices.h"
#include "conformance/explore/features.h"

/* Walks through the small cases in the order of their size. */
struct generator {
	const struct grammar *grammar;
	enum edition edition;
	size_t sizes[FEATURE_COUNT];    /* values of each feature */
	unsigned values[FEATURE_COUNT]; /* of the present case */
	bool differs[FEATURE_COUNT];    /* the features that differ in it */
	size_t phase;                   /* of the small cases: generator.c */
	/*
	 * Combinations are dealt out in `parts` passes, of which each generator of a command begins with
	 * its own: the editions share most errors, and so each combination is soon tried in one of them.
	 */
	size_t parts, part, pass;
	uint64_t combinations; /* of this pass so far */
	bool has_ended;
};

/* Begin before the first small case of the command. Borrows `grammar`; needs no deinit. */
void generator_init(
	struct generator *generator, const struct grammar *grammar, enum edition edition);

/*
 * Fill in the next small case. False at their end. Combinations that contradict themselves, such as
 * the name of a session that has none, are left out.
 */
bool generator_next(struct generator *generator, struct plan *plan);

/* Fill in a random case from the choices. False if they contradict themselves. */
bool generator_draw(const struct generator *generator, struct choices *choices, struct plan *plan);

#endif
