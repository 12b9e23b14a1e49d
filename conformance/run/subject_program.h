/* A small program that runs the words of a subject with further arguments. */
#ifndef TSFARM_CONFORMANCE_RUN_SUBJECT_PROGRAM_H
#define TSFARM_CONFORMANCE_RUN_SUBJECT_PROGRAM_H

#include <stdbool.h>

#include "base/held_folder.h"
#include "base/text.h"

/*
 * Print the program. `path` is "PATH=..." without such programs: the subject may itself type
 * `logoff`. `is_windows`: the words are a program of Windows under Wine.
 */
void subject_program_print(
	const char *const *words, const char *path, bool is_windows, struct text *to);

/*
 * Store it in the folder under the name that a script types. 0, or negative errno: -EACCES in a
 * folder in which no program may be started.
 */
int subject_program_add(
	const struct held_folder *folder, const char *name, const struct text *program);

#endif
