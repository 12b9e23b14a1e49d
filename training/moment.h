/* Moments of the wall clock, in seconds since 1970: the one place where lessons ask what time it is. */
#ifndef TSFARM_TRAINING_MOMENT_H
#define TSFARM_TRAINING_MOMENT_H

#include <stdint.h>

/* What tells the time; a test has another. */
typedef int64_t moment_source(void);
moment_source moment_now;

#endif
