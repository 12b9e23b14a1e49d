/* The authority of an expectation, strongest first. */
#ifndef TSFARM_CONFORMANCE_SUITE_LEVEL_H
#define TSFARM_CONFORMANCE_SUITE_LEVEL_H

#include <stdbool.h>

enum level {
	LEVEL_DOCUMENTED, /* the article of the clause says it */
	LEVEL_OBSERVED,   /* published output of the real program shows it */
	LEVEL_DEFINED,    /* no source says it: our decision */
	LEVEL_COUNT
};

extern const char *const level_words[LEVEL_COUNT];
const char *level_to_string(enum level level);
bool level_from_string(const char *text, enum level *ret_level);

#endif
