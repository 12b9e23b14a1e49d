/* Abilities that a program may lack, and the scenarios that need them. */
#ifndef TSFARM_CONFORMANCE_SUITE_OFFER_H
#define TSFARM_CONFORMANCE_SUITE_OFFER_H

#include "conformance/suite/scenario.h"
#include "conformance/suite/subject_file.h"

/* Read the key `not-offered`: capabilities, and ids of clauses or prefixes of them. 0 or -ENOMEM. */
int offer_read(struct reader *reader, const struct yaml_node *node, struct subject_file *file);

/* The entry of the file that the scenario needs, in the file's words; NULL if it needs none. */
const char *offer_missing(const struct subject_file *file, const struct scenario *scenario);

/* Whether the entry is about clauses, and the documents have one. True for capabilities. */
bool offer_is_known(const struct lack *lack, const struct documents *documents);

#endif
