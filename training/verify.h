/* Does a lesson do what it says? Its own solution and wrong answers are typed into the shell. */
#ifndef TSFARM_TRAINING_VERIFY_H
#define TSFARM_TRAINING_VERIFY_H

#include "base/output.h"
#include "conformance/suite/lesson.h"

/*
 * Verify the lessons, each on a line, or as TAP. Typing nothing must not solve a lesson; its solution
 * must, by its last line; a wrong answer must not, and something is said of it. Returns the exit status:
 * EXIT_REFUSED when a lesson fails.
 */
int verify_lessons(
	const struct lesson *const *lessons, size_t count, bool as_tap, struct output *out);

#endif
