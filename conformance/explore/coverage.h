/* The rules of the model that cases met, alone and in pairs: how much of the documents was tried. */
#ifndef TSFARM_CONFORMANCE_EXPLORE_COVERAGE_H
#define TSFARM_CONFORMANCE_EXPLORE_COVERAGE_H

#include <stdint.h>

#include "conformance/model/model.h"

struct coverage {
	size_t rule_count;
	uint32_t *pairs; /* cases that met both rules; on the diagonal, those that met the rule */
	uint64_t cases, silent;
};

/* Make an empty coverage of all rules of the model. 0 or -ENOMEM; deinit in any case. */
int coverage_init(struct coverage *coverage);
void coverage_deinit(struct coverage *coverage);

/* Count a case. Whether it met a rule or a pair that no case met before. */
bool coverage_add(struct coverage *coverage, const struct model_answer *answer);

/* Of the rules of these commands that hold in one of the editions (a bit each). */
struct coverage_sums {
	size_t clauses, clauses_met; /* that these rules carry */
	size_t rules, rules_met;
	size_t pairs_met, pairs_once;
};

/* Add up for these commands, a list that ends with NULL. 0 or -ENOMEM. */
int coverage_sum(const struct coverage *coverage, const char *const *commands, unsigned editions,
	struct coverage_sums *ret_sums);

/*
 * The estimated chance that one more case meets a new pair: pairs that were met once, by cases (Good
 * 1953, after Turing).
 */
double coverage_chance(const struct coverage *coverage, const struct coverage_sums *sums);

#endif
