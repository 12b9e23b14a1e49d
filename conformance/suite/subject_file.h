/* Subject files (docs/subject-format.md): starting an implementation, and its known failures. */
#ifndef TSFARM_CONFORMANCE_SUITE_SUBJECT_FILE_H
#define TSFARM_CONFORMANCE_SUITE_SUBJECT_FILE_H

#include "conformance/suite/known.h"

/* The form of paths that the subject gets. */
enum farm_path {
	FARM_PATH_NATIVE,
	FARM_PATH_WINDOWS, /* as Wine shows the files of the machine: Z:\dev\shm\farm.db */
	FARM_PATH_COUNT
};
const char *farm_path_to_string(enum farm_path path);
bool farm_path_from_string(const char *text, enum farm_path *ret_path);

/* The words that replace a command of scenarios. */
struct subject_command {
	const char *name; /* "logoff" */
	const char **words;
};

/* What the program does not offer: a capability, or clauses by their id or its beginning. */
struct lack {
	const char *word;
	unsigned line;
};

/*
 * The content of a file. Lists of words end with NULL, and are NULL without the key. Words and values
 * of variables have placeholders (subject_name.h).
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
	bool needs_program;          /* the only entry of `commands` needs a program after `--` */
	const char **environment;    /* "NAME=value" */
	size_t environment_count;
	enum farm_path farm_path;
	struct lack *lacks; /* of the key `not-offered` */
	size_t lack_count;
	struct known_failures known;
};

extern const struct reader_table subject_tables[1];

/* Read the subject in the tree. The arena owns it. 0 or -ENOMEM. */
int subject_file_read(struct subject_file *file, const char *path, const struct yaml_node *root,
	struct arena *arena, struct diagnostics *problems);

/* Read a file. A file of another kind is a problem. 0 or -ENOMEM. */
int subject_file_load(struct subject_file *file, const char *path, struct arena *arena,
	struct diagnostics *problems);

#endif
