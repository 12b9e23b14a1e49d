/* What the commands of tsconform share: the suite they speak of. */
#ifndef TSFARM_CONFORMANCE_COMMANDS_H
#define TSFARM_CONFORMANCE_COMMANDS_H

#include "base/command.h"
#include "conformance/run/subject.h"
#include "conformance/suite/scenario.h"

extern const struct command command_run, command_list, command_explain, command_coverage,
	command_lint, command_subjects, command_new, command_record, command_report, command_runs,
	command_compare, command_merge;

/* The function of that name in struct command_program: ids of scenarios, clauses and subjects. */
bool conformance_complete(struct completion *completion, const char *kind,
	const struct command_line *line, const void *settings);

/* A suite that was loaded, and the part of it that was chosen. */
struct selection {
	struct suite suite;
	struct diagnostics problems;
	const struct scenario **chosen; /* the suite's */
	size_t count;
	bool by_path;  /* the suite is not the usual one */
	bool narrowed; /* by beginnings of ids, or filters */
};

/*
 * Load the catalogues and the suite, and choose: operands that are files or folders are the suite
 * (else it is the one that belongs to this program), the others are beginnings of ids. Problems are
 * printed. Returns EXIT_DONE or how the program ends; deinit in any case.
 */
int selection_load(
	struct selection *selection, const struct command_line *line, struct output *out);
void selection_deinit(struct selection *selection);

/* The catalogues alone, of a suite without scenarios. As above. */
int selection_load_clauses(struct selection *selection, struct output *out);

/* Say that no clause has the id, or begins with it. How the program ends. */
int clause_refuse(const struct suite *suite, const char *typed, struct output *out);

/* The subject files of this program's folder. */
struct subject_list {
	struct arena *arena; /* of all that is read; the caller's, as are the problems */
	struct diagnostics *problems;
	struct subject_file **files;
	size_t count;
};

/* Read them, sorted by their names. Returns EXIT_DONE or how the program ends. */
int subjects_load(struct subject_list *list, struct output *out);

/* What was typed about the subject; NULL: nothing. */
struct subject_choice {
	const char *file;    /* by its id or its path */
	const char *command; /* whose scenarios are meant */
	char *const *words;  /* behind `--` */
	unsigned editions;   /* of --edition, a bit each; 0: none was typed */
};

/*
 * Make the subject, and keep of the chosen scenarios what it can be judged by: those of the command
 * that was typed, or that its file has, or, where words behind `--` are one command's, of that one.
 * Problems are printed. Returns EXIT_DONE or how the program ends; subject_deinit() in any case.
 */
int subject_choose(struct selection *selection, const struct subject_choice *choice,
	struct subject *subject, struct output *out);

/* For subject_choose() and lists; NULL keeps all. Refuses what leaves nothing. As above. */
int selection_keep_command(struct selection *selection, const char *command, struct output *out);

extern const struct command command_accept, command_known;

/* Say what kept scenarios from being tried, if anything did, as attempts_begin() and its like answered. */
struct attempts;
int attempts_conclude(const struct attempts *attempts, int r, struct output *out);

/* Print the problems of people's files, if there are any, and how the program ends. */
int selection_refuse(const struct diagnostics *problems, struct output *out);

#endif
