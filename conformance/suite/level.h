/* How sure it is that an expectation must hold, from the surest on. */
#ifndef TSFARM_CONFORMANCE_SUITE_LEVEL_H
#define TSFARM_CONFORMANCE_SUITE_LEVEL_H

#include <stdbool.h>

enum level {
	LEVEL_DOCUMENTED, /* the clause's article says it */
	LEVEL_OBSERVED,   /* published output of the real program shows it */
	LEVEL_DEFINED,    /* nobody says; our decision */
	LEVEL_COUNT
};

extern const char *const level_words[LEVEL_COUNT];
const char *level_to_string(enum level level);
bool level_from_string(const char *text, enum level *ret_level);

#endif
