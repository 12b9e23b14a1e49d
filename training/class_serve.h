/* The live page of a class. */
#ifndef TSFARM_TRAINING_CLASS_SERVE_H
#define TSFARM_TRAINING_CLASS_SERVE_H

#include "base/output.h"
#include "training/course.h"

/*
 * Serve the class in the folder at an address for web_open() (NULL: the usual one) until a signal
 * ends it. EXIT_DONE, or the exit status of a complaint.
 */
int class_serve(const struct course *course, const char *folder, size_t stuck_after,
	const char *address, struct output *out);

#endif
