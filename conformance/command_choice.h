/* The commands that a subject implements, which decide the scenarios that apply. */
#ifndef TSFARM_CONFORMANCE_COMMAND_CHOICE_H
#define TSFARM_CONFORMANCE_COMMAND_CHOICE_H

#include "conformance/commands.h"

/*
 * Keep the selected scenarios of the commands that the choice or the file (NULL: none) names. Those
 * commands are in `*ret_names`, which ends with NULL. EXIT_DONE, or the exit status of a complaint.
 */
int commands_choose(struct selection *selection, const struct subject_choice *choice,
	const struct subject_file *file, const char ***ret_names, struct output *out);

#endif
