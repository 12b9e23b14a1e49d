/* `tsfarm learn` and `tsfarm class`. */
#ifndef TSFARM_TRAINING_TRAINING_H
#define TSFARM_TRAINING_TRAINING_H

#include "base/command.h"

extern const struct command command_learn, command_class;

/* Offer the ids of all lessons. */
void learn_complete(struct completion *completion);

#endif
