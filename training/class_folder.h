/* The folder of a class: making it, and what is said of one that is not there. */
#ifndef TSFARM_TRAINING_CLASS_FOLDER_H
#define TSFARM_TRAINING_CLASS_FOLDER_H

#include "base/output.h"

/*
 * Make the folder of a class, or set its permissions anew: all learners may add files, and the
 * folder's group may read them. Returns EXIT_DONE, or the exit status of a complaint.
 */
int class_folder_make(const char *folder, struct output *out);

/* Complain of a folder that cannot be used, by a negative errno. Returns the exit status. */
int class_folder_refuse(const char *folder, int error, struct output *out);

/* EXIT_DONE if the folder exists, or the exit status of a complaint. Nothing is made. */
int class_folder_check(const char *folder, struct output *out);

#endif
