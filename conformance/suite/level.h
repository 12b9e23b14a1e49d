/* The authority of an expectation, strongest first. */
#ifndef TSFARM_CONFORMANCE_SUITE_LEVEL_H
#define TSFARM_CONFORMANCE_SUITE_LEVEL_H

#include <stdbool.h>

enum level {
	LEVEL_DOCUMENTED, /* the article of the clause says it */
	LEVEL_OBSERVED,   /* published output of the real program shows it */
	LEVEL_DEFINED,    /* no source says it: our decision */
	LEVEL_OWN,        /* of scenarios without a document: the user's own, always judged */
	LEVEL_COUNT
};

/* Stands for the command of a scenario without clauses, which no document is about. */
#define LEVEL_OWN_COMMAND "own"

/* Those that documents have, and that a run is asked to judge up to: all but `own`. */
extern const char *const level_words[LEVEL_OWN];
const char *level_to_string(enum level level);
bool level_from_string(const char *text, enum level *ret_level);

/* Whether a run that judges up to `most` judges the level. */
bool level_is_judged(enum level level, enum level most);

#endif
