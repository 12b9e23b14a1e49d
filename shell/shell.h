/*
 * `tsfarm shell`: the command prompt of a simulated Terminal Server, as the user of one of its sessions
 * sees it. A line is a command of the prompt (shell/prompt/prompt.h), a program such as logoff and query,
 * or a dot command, which controls the simulation.
 */
#ifndef TSFARM_SHELL_SHELL_H
#define TSFARM_SHELL_SHELL_H

#include "cli/farm_command.h"
#include "shell/context.h"

/* All texts are borrowed for the time of shell_run(). */
struct shell_settings {
	const char *farm;                  /* the path of its file */
	struct tsfarm_seat seat;           /* no server: begin at the logon prompt */
	const struct shell_course *course; /* NULL: none */
	const char *drive;                 /* the folder that is C:\; NULL: the current folder */
	bool has_no_input;        /* programs get an empty input, so that every line is a command */
	const char *const *lines; /* read instead of standard input, ended by NULL; or NULL */
	unsigned line_seconds;    /* a line that runs longer is interrupted; 0: none is */
};

/*
 * Run a shell until `exit`, the end of its input, or an answer of the course. Complaints are printed.
 * Returns an exit status: the number after `exit`, else that of the last line; 255 for any number that
 * is no exit status. A farm or a seat that cannot be used gives that of the complaint.
 */
int shell_run(const struct shell_settings *settings, struct output *out);

/*
 * For a course that has replaced the content of the farm: take the seat of the settings again, and
 * forget what can be undone and what `.farm` has shown. Returns 0 or an answer of sim/tsfarm.h.
 */
int shell_start_over(struct shell *shell);

/* `tsfarm shell` */
extern const struct command command_shell;

#endif
