/* The content of a shell, for the files of this folder. */
#ifndef TSFARM_SHELL_STATE_H
#define TSFARM_SHELL_STATE_H

#include "base/text.h"
#include "shell/seat.h"
#include "shell/shell.h"
#include "shell/terminal/pager.h"
#include "shell/undo.h"
#include "sim/tsfarm.h"

struct editor;
struct drive;
struct prompt;

struct shell {
	const struct shell_settings *settings;
	struct output *out;
	bool is_interactive, colourful;

	/* the farm's file */
	struct text path;         /* absolute */
	struct farm *farm;        /* NULL while it cannot be used */
	struct farm *former_farm; /* the one that was open last, while `farm` is NULL */
	uint64_t identity;        /* of the file that is, or was, open */
	bool was_unusable;        /* a complaint said that the farm cannot be used */

	/* input */
	struct editor *editor; /* NULL: the lines are those of the settings */
	size_t next_line;      /* of the settings' lines */
	struct text history;   /* the path of the file of typed lines */
	int no_input;          /* what programs read while `editor` is NULL; 0: none */

	/* the line that is being executed */
	struct drive *drive;
	struct prompt *prompt;
	struct pager pager;
	struct text suggestion; /* for the last unknown command */
	int status;             /* its exit status */
	bool wrote;             /* the shell itself changed the farm */
	uint64_t deadline;      /* of machine_clock_ms(): when it is interrupted */

	/* the seat and what its user has seen */
	struct seat seat;
	char server[NAME_BYTES]; /* of the logon prompt */
	struct undo undo;
	uint32_t seen_change;   /* farm_get_change() when the news were read */
	int64_t seen_event;     /* the last event that was read */
	struct snapshot *drawn; /* the farm as `.farm` showed it last; NULL: never */
};

#endif
