/* The subject's commands as programs, for scripts that type them: a folder that stands first on PATH. */
#ifndef TSFARM_CONFORMANCE_RUN_SUBJECT_COMMANDS_H
#define TSFARM_CONFORMANCE_RUN_SUBJECT_COMMANDS_H

#include "conformance/run/subject.h"

struct subject_commands {
	struct temporary_folder folder;
};

/*
 * Make a program for each command of the subject, under each of its names, and let
 * `subject->programs` name their folder. Nothing is made for a subject that was built with tsconform.
 * After subject_start(). 0, or negative errno: -EACCES if no temporary folder may hold programs.
 * Deinit in any case.
 */
int subject_commands_init(struct subject_commands *commands, struct subject *subject);
void subject_commands_deinit(struct subject_commands *commands);

#endif
