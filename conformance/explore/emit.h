/* A finding as a scenario, which anybody can run without the explorer. */
#ifndef TSFARM_CONFORMANCE_EXPLORE_EMIT_H
#define TSFARM_CONFORMANCE_EXPLORE_EMIT_H

#include "conformance/explore/explore.h"

/*
 * The rule that a scenario of the trial is about; NULL if the trial cannot be written as one: no rule
 * with a clause says what should have happened.
 */
const struct model_rule *emit_rule(const struct trial *trial);

/* Add the part of the rule's ID after the command: "other-needs-logoff". */
void emit_add_name(const struct model_rule *rule, struct text *to);

/*
 * Write the scenario: what the model expects, never what a subject did. `id` is the scenario's. The
 * trial must have emit_rule(). 0 or -ENOMEM.
 */
int emit_scenario(const struct trial *trial, const struct finding *finding, uint64_t seed,
	const char *id, struct text *to);

#endif
