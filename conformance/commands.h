/* The commands of tsconform, and the suite and subject that they share. */
#ifndef TSFARM_CONFORMANCE_COMMANDS_H
#define TSFARM_CONFORMANCE_COMMANDS_H

#include "base/command.h"
#include "conformance/run/subject.h"
#include "conformance/suite/scenario.h"

extern const struct command command_run, command_list, command_explain, command_coverage,
	command_lint, command_subjects, command_new, command_record, command_report, command_runs,
	command_compare, command_merge;

/* `complete` of struct command_program: offers ids of scenarios, clauses and subjects. */
bool conformance_complete(struct completion *completion, const char *kind,
	const struct command_line *line, const void *settings);

/* A suite, and the selected part of it. */
struct selection {
	struct suite suite;
	struct diagnostics problems;
	const struct scenario **chosen; /* the suite's */
	size_t count;
	bool by_path;  /* the suite is not the usual one */
	bool narrowed; /* by beginnings of ids, or filters */
};

/*
 * Load the catalogues and the suite, and select. Operands that are files or folders are the suite,
 * which by default is the one of this program; others are prefixes of ids. Problems are printed.
 * EXIT_DONE, or the exit status of a complaint; deinit in any case.
 */
int selection_load(
	struct selection *selection, const struct command_line *line, struct output *out);
void selection_deinit(struct selection *selection);

/* Load the catalogues alone. Returns as selection_load(). */
int selection_load_clauses(struct selection *selection, struct output *out);

/* Complain that no clause id begins with `typed`. Returns the exit status. */
int clause_refuse(const struct suite *suite, const char *typed, struct output *out);

/* The subject files of this program's folder. */
struct subject_list {
	struct arena *arena; /* of all that is read; the caller's, as are the problems */
	struct diagnostics *problems;
	struct subject_file **files;
	size_t count;
};

/* Read the files, sorted by name. EXIT_DONE, or the exit status of a complaint. */
int subjects_load(struct subject_list *list, struct output *out);

/* The options that name the subject; NULL for those that were not typed. */
struct subject_choice {
	const char *file;    /* id or path */
	const char *command; /* of --command */
	char *const *words;  /* after `--` */
	unsigned editions;   /* of --edition, a bit each; 0 without it */
};

/*
 * Make the subject, and keep the selected scenarios of the commands and editions that it implements.
 * Problems are printed. EXIT_DONE, or the exit status of a complaint; subject_deinit() in any case.
 */
int subject_choose(struct selection *selection, const struct subject_choice *choice,
	struct subject *subject, struct output *out);

/*
 * Keep the selected scenarios of that command; NULL keeps all. Complains if none is left. EXIT_DONE, or
 * the exit status of a complaint.
 */
int selection_keep_command(struct selection *selection, const char *command, struct output *out);

/* Forget own scenarios, which are about no command. */
void selection_drop_own(struct selection *selection);

extern const struct command command_accept, command_explore, command_known, command_observed,
	command_stand;

/*
 * Complain about the answer `r` of attempts_begin(), _try() or _end(), if it is not 0. The exit
 * status.
 */
struct attempts;
int attempts_conclude(const struct attempts *attempts, int r, struct output *out);

/* Print the problems, if there are any. EXIT_DONE, or the exit status of a complaint. */
int selection_refuse(const struct diagnostics *problems, struct output *out);

/* Refuse a folder of the suite, for the answer of files_find_data(). Returns the exit status. */
int selection_refuse_data(const char *name, int answer, struct output *out);

#endif
