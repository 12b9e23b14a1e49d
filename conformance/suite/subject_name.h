/* The names of placeholders in subject files. */
#ifndef TSFARM_CONFORMANCE_SUITE_SUBJECT_NAME_H
#define TSFARM_CONFORMANCE_SUITE_SUBJECT_NAME_H

#include "base/reader.h"

enum {
	SUBJECT_NAME_MAX = 128 /* bytes of a placeholder's name with its NUL */
};

/* Other names are of variables that `start` prints. */
bool subject_name_is_folder(const char *name);  /* {subjects}, {here}, {run} */
bool subject_name_is_program(const char *name); /* {logoff.exe}, {wtsapi32.dll} */

/*
 * Add a problem for each unknown placeholder of the text. With `variables` it may have those that
 * `start` prints.
 */
void subject_names_check(struct reader *reader, const struct yaml_node *node, bool variables);

#endif
