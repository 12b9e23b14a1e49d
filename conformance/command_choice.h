/* Which commands a subject is judged as, and so by which scenarios. */
#ifndef TSFARM_CONFORMANCE_COMMAND_CHOICE_H
#define TSFARM_CONFORMANCE_COMMAND_CHOICE_H

#include "conformance/commands.h"

/*
 * Keep of the chosen scenarios those of the commands that the choice and the file (NULL: none) stand
 * for. `*ret_names` ends with NULL. Returns EXIT_DONE or how the program ends.
 */
int commands_choose(struct selection *selection, const struct subject_choice *choice,
	const struct subject_file *file, const char ***ret_names, struct output *out);

#endif
