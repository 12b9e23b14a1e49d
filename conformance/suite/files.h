/* The YAML files of a suite, and where the suite that belongs to this program is. */
#ifndef TSFARM_CONFORMANCE_SUITE_FILES_H
#define TSFARM_CONFORMANCE_SUITE_FILES_H

#include <stdbool.h>

#include "base/yaml.h"

/*
 * Call `take` for the file, or for each *.yaml file of the folder and the folders below, sorted. A
 * path that cannot be read is a problem. A negative answer of `take` ends the walk and is returned.
 */
int files_walk(const char *path, struct diagnostics *problems,
	int (*take)(void *context, const char *path), void *context);

/* Read a file as YAML; `*ret_root` is NULL when it was refused. Returns 0 or -ENOMEM. */
int files_read_yaml(const char *path, struct arena *arena, struct diagnostics *problems,
	struct yaml_node **ret_root);

/* What a YAML file holds, by its keys. */
enum files_kind {
	FILES_SCENARIO,
	FILES_FARM,
	FILES_DOCUMENT,
	FILES_SUBJECT,
	FILES_LESSON,
	FILES_KNOWN_FAILURES
};
enum files_kind files_kind(const struct yaml_node *root);

/*
 * The folder "scenarios", "documents" or "subjects" of the suite: below TSFARM_DATA; or below ../share/tsfarm
 * beside the program, where it is installed; or in the source tree that the program was built in.
 * The caller frees it; NULL when there is none.
 */
char *files_find_data(const char *name);

/* A program that was built or installed with this one, for example "logoff". As above. */
char *files_find_program(const char *name);

/* The folders of programs built with this one, in the form of PATH; the caller frees it. */
char *files_program_path(void);

#endif
