/* The YAML files of a suite, and the folder of the suite of this program. */
#ifndef TSFARM_CONFORMANCE_SUITE_FILES_H
#define TSFARM_CONFORMANCE_SUITE_FILES_H

#include <stdbool.h>

#include "base/yaml.h"

/*
 * Call `take` for the file, or for each *.yaml file of the folder and the folders below it, sorted. A
 * path that cannot be read is a problem. A negative answer of `take` ends the walk and is returned.
 */
int files_walk(const char *path, struct diagnostics *problems,
	int (*take)(void *context, const char *path), void *context);

/* Read a file as YAML. The arena owns the tree, which is NULL if it was refused. 0 or -ENOMEM. */
int files_read_yaml(const char *path, struct arena *arena, struct diagnostics *problems,
	struct yaml_node **ret_root);

/* The content of a YAML file, which its keys show. */
enum files_kind {
	FILES_SCENARIO,
	FILES_FARM,
	FILES_DOCUMENT,
	FILES_SUBJECT,
	FILES_LESSON,
	FILES_COURSE,
	FILES_KNOWN_FAILURES
};
enum files_kind files_kind(const struct yaml_node *root);

/*
 * Find the folder "scenarios", "documents" or "subjects" of the suite: below TSFARM_DATA, below
 * ../share/tsfarm beside an installed program, or in the source tree. The caller frees the path. Returns
 * 0, -ENOENT or -ENOMEM.
 */
int files_find_data(const char *name, char **ret_path);

/*
 * Find a program that was built or installed with this one, such as "logoff". The caller frees the
 * path; NULL if it is not found.
 */
char *files_find_program(const char *name);

/*
 * The folders of programs built with this one, in the form of PATH. The caller frees it; NULL on
 * ENOMEM.
 */
char *files_program_path(void);

#endif
