/* The names of placeholders in subject files: which there are. */
#ifndef TSFARM_CONFORMANCE_SUITE_SUBJECT_NAME_H
#define TSFARM_CONFORMANCE_SUITE_SUBJECT_NAME_H

#include "base/reader.h"

enum {
	SUBJECT_NAME_MAX = 128 /* bytes of a placeholder's name, its NUL among them */
};

/* The others are of variables that `start` prints. */
bool subject_name_is_folder(const char *name);  /* {subjects}, {here}, {run} */
bool subject_name_is_program(const char *name); /* {logoff.exe}, {wtsapi32.dll} */

/*
 * Refuse a text with a placeholder that it cannot have; what `start` prints is known where `variables`
 * says so.
 */
void subject_names_check(struct reader *reader, const struct yaml_node *node, bool variables);

#endif
