/* The implementation under test: a command line, and what it finds in its environment. */
#ifndef TSFARM_CONFORMANCE_RUN_SUBJECT_H
#define TSFARM_CONFORMANCE_RUN_SUBJECT_H

#include "conformance/run/process.h"
#include "conformance/run/work_folder.h"
#include "conformance/suite/scenario.h"
#include "conformance/suite/subject_file.h"

/* Why there is nothing to judge. */
enum {
	SUBJECT_E_NOT_BUILT = 1, /* `missing` is a command that was not built with this program */
	SUBJECT_E_NO_WINDOWS,    /* `missing` is a Windows program that is nowhere */
	SUBJECT_E_NEEDS_PROGRAM, /* the subject says so, and there are no words */
	SUBJECT_E_TAKES_NO_PROGRAM, /* the subject stands for itself, and there are words */
	SUBJECT_E_NO_PROGRAM,       /* `missing` is the program, which is no file */
	SUBJECT_E_NOT_ON_PATH,      /* `missing` is a name that PATH has no program for */
	SUBJECT_E_NOT_STARTED,      /* `trouble` and `said` tell */
};

struct subject {
	const struct subject_file *file; /* the caller's; NULL when there is none */
	struct arena *arena;
	char *const *words;       /* typed behind `--` */
	const char *const *names; /* the commands that are judged; the caller's, ends with NULL */
	struct subject_command *commands; /* how each of them is started */
	size_t command_count;
	const char *path;     /* "PATH=...", with the programs built with tsconform first */
	const char **started; /* "NAME=value", as the file's `start` printed them */
	size_t started_count;
	const char **environment; /* all that is given to each step besides what each has */
	size_t environment_count;
	const char *folder;  /* {run} */
	bool running;        /* `start` was begun, and nothing was stopped */
	const char *missing; /* see above */
	const char *trouble, *said;
};

/*
 * A subject for the commands of these names, of which there is one where there are words. Both the
 * file and the words, which are those behind `--` and end with NULL, may be NULL: the subject is then
 * what was built with this program. A file that has commands has these. Nothing is started. Returns
 * 0, -ENOMEM or one of the above; deinit in any case.
 */
int subject_init(struct subject *subject, const struct subject_file *file, char *const *words,
	const char *const *names);
void subject_deinit(struct subject *subject);

/*
 * Run what the file says is to be run before the first step; `folder` is there for it alone. After
 * process_watch(). It ends at once when this program is told to end. 0, negative errno or
 * SUBJECT_E_NOT_STARTED.
 */
int subject_start(struct subject *subject, const char *folder);

/* Undo that; nothing happens when it was not begun. 0, negative errno or SUBJECT_E_NOT_STARTED. */
int subject_stop(struct subject *subject);

/*
 * How the step's command is started in that slot, whose path also marks whatever it leaves behind and
 * takes what the command reads. The arena owns the plan's lists. 0 or negative errno.
 */
int subject_plan(const struct subject *subject, const struct scenario *scenario,
	const struct step *step, const struct work_slot *slot, struct arena *arena,
	struct process_plan *plan);

/* How many words there are before the NULL; 0 for no list. */
size_t subject_count_words(const char *const *words);

/* For subject_start(): the words, or one text, with the values of their placeholders; NULL without memory. */
const char **subject_words(struct subject *subject, const char **words);

/* For subject_start(): with what was printed, fix what each step is given. 0 or SUBJECT_E_NOT_STARTED. */
int subject_settle(struct subject *subject);

#endif
