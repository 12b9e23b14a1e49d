/* Moments of the wall clock, in seconds since 1970: the one place where lessons ask what time it is. */
#ifndef TSFARM_TRAINING_MOMENT_H
#define TSFARM_TRAINING_MOMENT_H

#include <stdbool.h>
#include <stdint.h>

enum {
	MOMENT_SIZE = 48 /* of a text, with its NUL */
};

/* What tells the time; a test has another. */
typedef int64_t moment_source(void);
moment_source moment_now;

/* "2026-11-25T16:07:06Z" */
void moment_print(int64_t moment, char ret_text[MOMENT_SIZE]);

/* Read exactly that form; false, with nothing written, for other text. */
bool moment_parse(const char *text, int64_t *ret_moment);

#endif
