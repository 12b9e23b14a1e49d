/* Learners who come over a network, by sshd: what each needs in the folder of the class. */
#ifndef TSFARM_TRAINING_CLASS_ADD_H
#define TSFARM_TRAINING_CLASS_ADD_H

#include "base/output.h"

/*
 * Prepare the class for the learner with an account of that name, and with `key` (NULL: none) a file
 * of public keys. Prints the lines for sshd. EXIT_DONE, or the exit status of a complaint.
 */
int class_add(const char *folder, const char *name, const char *key, struct output *out);

#endif
