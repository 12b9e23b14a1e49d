/* Subject files (docs/subject-format.md): how an implementation is started, and how it is known to fail. */
#ifndef TSFARM_CONFORMANCE_SUITE_SUBJECT_FILE_H
#define TSFARM_CONFORMANCE_SUITE_SUBJECT_FILE_H

#include "conformance/suite/known.h"

/* How the paths are written that the subject is given. */
enum farm_path {
	FARM_PATH_NATIVE,
	FARM_PATH_WINDOWS, /* as Wine shows the files of the machine: Z:\dev\shm\farm.db */
	FARM_PATH_COUNT
};
const char *farm_path_to_string(enum farm_path path);
bool farm_path_from_string(const char *text, enum farm_path *ret_path);

/* What stands where scenarios say the command. */
struct subject_command {
	const char *name; /* "logoff" */
	const char **words;
};

/*
 * What a file says. Lists of words end with NULL, and are NULL when the key is not there. Words and
 * the values of variables have placeholders, whose names are those of subject_name.h.
 */
struct subject_file {
	const char *path;
	const char *id, *title;
	const char **start, **stop;
	unsigned time_limit;              /* seconds that each of the two may take */
	struct subject_command *commands; /* none: those built with this program */
	size_t command_count;
	const char **launcher_lines; /* globs of lines on stderr that are not the program's */
	unsigned editions;           /* that it implements, a bit each; 0: the file does not say */
	bool needs_program; /* of whichever command: there is one row, and a program follows it */
	const char **environment; /* "NAME=value" */
	size_t environment_count;
	enum farm_path farm_path;
	struct known_failures known;
};

extern const struct reader_table subject_tables[1];

/* Read the subject that the tree holds; all is the arena's. 0 or -ENOMEM. */
int subject_file_read(struct subject_file *file, const char *path, const struct yaml_node *root,
	struct arena *arena, struct diagnostics *problems);

/* Read a file; one that holds something else is a problem. 0 or -ENOMEM. */
int subject_file_load(struct subject_file *file, const char *path, struct arena *arena,
	struct diagnostics *problems);

#endif
