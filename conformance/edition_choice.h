/* The editions of Windows in which a subject is judged. */
#ifndef TSFARM_CONFORMANCE_EDITION_CHOICE_H
#define TSFARM_CONFORMANCE_EDITION_CHOICE_H

#include "conformance/commands.h"

/*
 * Keep the selected scenarios of the editions that the choice names, or else the file (NULL: none).
 * Without either, another program is judged by NT 4.0, and our own commands by every edition.
 * Complains if none is left. EXIT_DONE, or the exit status of a complaint.
 */
int editions_choose(struct selection *selection, const struct subject_choice *choice,
	const struct subject_file *file, struct output *out);

#endif
