/* `tsfarm learn --new`: writing templates of lessons and courses. */
#ifndef TSFARM_TRAINING_BEGIN_H
#define TSFARM_TRAINING_BEGIN_H

#include "base/output.h"
#include "base/text.h"

/*
 * Write the lesson file, or the course.yaml of the folder with a lesson. A file must not exist. Prints
 * the paths. Returns the exit status.
 */
int begin_lesson(const char *path, struct output *out);

/* The keys `farm` and `typed-in` of such a lesson, as lines. */
extern const char begin_farm[];

/* Add the id of a lesson or course: the name of the path without its number and ending. */
void begin_add_id(struct text *to, const char *path);

/* Write a new file and print its path. Returns the exit status. */
int begin_write(const char *path, const struct text *text, struct output *out);

#endif
