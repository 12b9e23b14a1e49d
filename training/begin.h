/* `tsfarm learn --new`: writing a template of a lesson. */
#ifndef TSFARM_TRAINING_BEGIN_H
#define TSFARM_TRAINING_BEGIN_H

#include "base/output.h"

/* Write the file, which must not exist, and print its path. Returns the exit status. */
int begin_lesson(const char *path, struct output *out);

#endif
