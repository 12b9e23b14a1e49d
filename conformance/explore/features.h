/* The features of a case: each has a few values, of which 0 is the usual one. */
#ifndef TSFARM_CONFORMANCE_EXPLORE_FEATURES_H
#define TSFARM_CONFORMANCE_EXPLORE_FEATURES_H

#include "conformance/explore/grammar.h"

/* In the order in which farms are made: the first ones change the farm, the last ones the words. */
enum feature {
	FEATURE_STATE,     /* of the target, and where it is */
	FEATURE_RELATION,  /* of the one who types to the target */
	FEATURE_RIGHT,     /* of the one who types */
	FEATURE_SEAT,      /* where it is typed */
	FEATURE_PROGRAM,   /* in the target */
	FEATURE_BYSTANDER, /* another session */
	FEATURE_SERVER,    /* where the target is, and how the server is named */
	FEATURE_LOGONS,    /* modes of logons, idle times, messages and clients */
	FEATURE_HEAD,
	FEATURE_TARGET,
	FEATURE_TAIL,
	FEATURE_ORDER, /* of the words */
	FEATURE_INPUT, /* on standard input */
	FEATURE_COUNT
};

/* The number of values that each feature has for the command. */
void features_count(const struct grammar *grammar, size_t sizes[FEATURE_COUNT]);

/*
 * Make the plan of these values. False if they contradict themselves. The plan has one step, whose
 * seat and target are the sessions 0 and 1, or both 0.
 */
bool features_make(const struct grammar *grammar, enum edition edition,
	const unsigned values[FEATURE_COUNT], struct plan *plan);

/* Add a step that is typed in that session; as above. */
bool features_add_step(const struct grammar *grammar, const unsigned values[FEATURE_COUNT],
	unsigned seat, unsigned target, struct plan *plan);

/* Add a bystander of that value to the plan, if there is room. */
bool features_add_bystander(struct plan *plan, unsigned value);

/* The number of values of FEATURE_BYSTANDER. */
size_t features_bystanders(void);

#endif
