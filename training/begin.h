/* `tsfarm learn --new`: a lesson of one's own to begin with. */
#ifndef TSFARM_TRAINING_BEGIN_H
#define TSFARM_TRAINING_BEGIN_H

#include "base/output.h"

/* Write the file, which must not be there, and print its path. Returns the exit status. */
int begin_lesson(const char *path, struct output *out);

#endif
