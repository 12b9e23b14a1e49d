/* The implementation under test: its command lines and its environment. */
#ifndef TSFARM_CONFORMANCE_RUN_SUBJECT_H
#define TSFARM_CONFORMANCE_RUN_SUBJECT_H

#include "conformance/run/process.h"
#include "conformance/run/work_folder.h"
#include "conformance/suite/scenario.h"
#include "conformance/suite/subject_file.h"

/* Why a subject cannot be judged. */
enum {
	SUBJECT_E_NOT_BUILT = 1, /* `missing` is a command that was not built with this program */
	SUBJECT_E_NO_WINDOWS,    /* `missing` is a Windows program that was not found */
	SUBJECT_E_NEEDS_PROGRAM, /* the subject needs words after `--` */
	SUBJECT_E_TAKES_NO_PROGRAM, /* the subject takes no words after `--` */
	SUBJECT_E_NO_PROGRAM,       /* `missing` is the path of the program, which is no file */
	SUBJECT_E_NOT_EXECUTABLE,   /* `missing` is a file that may not be started */
	SUBJECT_E_NOT_ON_PATH,      /* `missing` is the name of a program that PATH does not have */
	SUBJECT_E_NOT_STARTED,      /* `trouble` is the reason, `said` what was printed */
};

struct subject {
	const struct subject_file *file; /* the caller's; NULL without one */
	struct arena *arena;
	char *const *words;       /* typed after `--` */
	const char *const *names; /* the commands that are judged; the caller's, ends with NULL */
	struct subject_command *commands; /* how each of them is started */
	size_t command_count;
	const char *path;     /* "PATH=...", with the programs built with tsconform first */
	const char **started; /* "NAME=value", as the file's `start` printed them */
	size_t started_count;
	const char **environment; /* "NAME=value", the same for all steps */
	size_t environment_count;
	const char *folder;  /* {run} */
	const char *programs; /* the folder of its commands as programs, for scripts; NULL: none */
	struct fork_servers *servers; /* the caller's, to fork its commands from; NULL for none */
	bool running;        /* `start` was begun, and `stop` was not */
	const char *missing; /* see the answers */
	const char *trouble, *said;
};

/*
 * Make a subject that implements the commands `names`: one command if there are `words`, those after
 * `--`, which end with NULL. Both the file and the words may be NULL: the subject is then the commands
 * built with this program. Nothing is started. 0, -ENOMEM or an answer; deinit in any case.
 */
int subject_init(struct subject *subject, const struct subject_file *file, char *const *words,
	const char *const *names);
void subject_deinit(struct subject *subject);

/*
 * Run the key `start` of the file, in a `folder` of its own. Call process_watch() first. Ends at once
 * when interrupt_seen(). 0, negative errno or SUBJECT_E_NOT_STARTED.
 */
int subject_start(struct subject *subject, const char *folder);

/* Run the key `stop`, if `start` was begun. 0, negative errno or SUBJECT_E_NOT_STARTED. */
int subject_stop(struct subject *subject);

/*
 * Plan how the step's command is started in that slot, and write its standard input there. The path
 * of the slot is the mark of the process. The arena owns the plan's lists. 0 or negative errno.
 */
int subject_plan(const struct subject *subject, const struct scenario *scenario,
	const struct step *step, const struct work_slot *slot, struct arena *arena,
	struct process_plan *plan);

/* Words that mean the same in every folder. The arena's; NULL on ENOMEM. */
const char **subject_whole_words(const char *const *words, struct arena *arena);

/* The number of words before the NULL; 0 for a NULL list. */
size_t subject_count_words(const char *const *words);

/* For subject_start(): replace the placeholders of the words. The arena's; NULL on ENOMEM. */
const char **subject_words(struct subject *subject, const char **words);

/*
 * For subject_start(): fill in commands and environment from its output. 0 or
 * SUBJECT_E_NOT_STARTED.
 */
int subject_settle(struct subject *subject);

#endif
