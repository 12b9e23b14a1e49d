/* The editions of Windows in which a subject is judged. */
#ifndef TSFARM_CONFORMANCE_EDITION_CHOICE_H
#define TSFARM_CONFORMANCE_EDITION_CHOICE_H

#include "conformance/commands.h"

/*
 * Keep of the chosen scenarios those of the editions that the choice names, else of those that the
 * file (NULL: none) names. Without either, a program of somebody else is judged by NT 4.0, and our own
 * commands by every edition. Refuses a choice that leaves nothing. Returns EXIT_DONE or how the
 * program ends.
 */
int editions_choose(struct selection *selection, const struct subject_choice *choice,
	const struct subject_file *file, struct output *out);

#endif
