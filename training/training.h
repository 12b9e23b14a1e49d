/* `tsfarm learn` and `tsfarm class`. */
#ifndef TSFARM_TRAINING_TRAINING_H
#define TSFARM_TRAINING_TRAINING_H

#include "base/command.h"

extern const struct command command_learn, command_class;

/* Offer the ids of all lessons: those of the course that the line names, or of this program. */
void learn_complete(struct completion *completion, const struct command_line *line);

#endif
