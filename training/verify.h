/* `tsfarm learn --verify`: typing a lesson's own solution and wrong answers into the shell. */
#ifndef TSFARM_TRAINING_VERIFY_H
#define TSFARM_TRAINING_VERIFY_H

#include "base/output.h"
#include "conformance/suite/lesson.h"

/*
 * Verify the lessons and print a line for each, or TAP. A lesson must be solved by the last line of its
 * solution, and not before. A wrong answer must not solve it, and must get a comment. Returns the exit
 * status: EXIT_REFUSED if a lesson fails.
 */
int verify_lessons(
	const struct lesson *const *lessons, size_t count, bool as_tap, struct output *out);

#endif
