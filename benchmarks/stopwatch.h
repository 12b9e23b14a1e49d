/* Processes by the hundred, and the time they take. */
#ifndef TSFARM_BENCHMARKS_STOPWATCH_H
#define TSFARM_BENCHMARKS_STOPWATCH_H

#include <stddef.h>
#include <stdint.h>

/* Microseconds of a clock that nobody sets. */
uint64_t stopwatch_now(void);

/*
 * Start `count` processes, `side_by_side` at a time, each with what `arguments_of` gives for its
 * number, nothing to read and nowhere to write. Returns the microseconds of all together; ends the
 * program with a sentence when one cannot be started.
 */
uint64_t stopwatch_spawn(size_t count, size_t side_by_side,
	char *const *(*arguments_of)(void *context, size_t number), void *context);

/* One row of a table of ratios. */
void stopwatch_print_row(const char *what, double floor_us, double us);

#endif
