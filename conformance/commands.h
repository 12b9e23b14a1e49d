/* What the commands of tsconform share: the suite they speak of. */
#ifndef TSFARM_CONFORMANCE_COMMANDS_H
#define TSFARM_CONFORMANCE_COMMANDS_H

#include "base/command.h"
#include "conformance/scenario.h"

extern const struct command command_run, command_list, command_explain, command_coverage,
	command_lint;

/* A suite that was loaded, and the part of it that was chosen. */
struct selection {
	struct suite suite;
	struct diagnostics problems;
	const struct scenario **chosen; /* the suite's */
	size_t count;
	bool by_path; /* the suite is not the usual one */
};

/*
 * Load the catalogues and the suite, and choose: operands that are files or folders are the suite
 * (else it is the one that belongs to this program), the others are beginnings of ids. Problems are
 * printed. Returns EXIT_DONE or how the program ends; deinit in any case.
 */
int selection_load(
	struct selection *selection, const struct command_line *line, struct output *out);
void selection_deinit(struct selection *selection);

/* Print the problems of people's files, if there are any, and how the program ends. */
int selection_refuse(const struct diagnostics *problems, struct output *out);

#endif
