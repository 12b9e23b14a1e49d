/* A shell from the inside, for the files of this folder: a file for each of its nouns. */
#ifndef TSFARM_SHELL_STATE_H
#define TSFARM_SHELL_STATE_H

#include "base/text.h"
#include "shell/seat.h"
#include "shell/shell.h"
#include "shell/terminal/pager.h"
#include "shell/undo.h"
#include "sim/tsfarm.h"

struct editor;
struct prompt;

struct shell {
	const struct shell_settings *settings;
	struct output *out;
	struct text path;    /* of the farm's file, from the root down */
	struct text history; /* the file of lines that were typed */
	struct farm *farm;   /* NULL while it cannot be used */
	struct farm *away;   /* ... that was open before; NULL when it can */
	uint64_t identity;   /* of the file that is, or was, open */
	bool is_interactive, colourful;
	struct editor *editor; /* NULL when the lines are the settings' */
	size_t next_line;      /* of those */
	struct prompt *prompt;
	int nothing;        /* what programs read where the lines are the settings'; 0: none */
	struct pager pager; /* of the line that is being executed */
	struct seat seat;
	char server[NAME_BYTES]; /* where one logs on, while nobody sits anywhere */
	struct undo undo;
	uint32_t change;        /* of the farm when the news were read */
	int64_t seen;           /* the last event that was read */
	struct snapshot *drawn; /* the farm as `.farm` showed it last; NULL before */
	int status;             /* of the last line */
	struct text suggestion; /* what the last unknown command of the line may have meant */
	bool wrote;             /* did the shell itself change the farm, on this line? */
	bool was_unusable;      /* was it said that the farm cannot be used? */
};

/* Complain that the farm cannot be used; the line has failed. */
void shell_complain_of_farm(struct shell *shell, int answer);

/* Show what happened besides what was typed: others' doing, messages, the end of the seat. 0, or the
 * farm's answer. */
int shell_tell_news(struct shell *shell);

/* Execute a line at the prompt, or at the logon prompt. */
enum shell_answer shell_execute(struct shell *shell, const char *line);

/* The shell's own words. */
extern const struct shell_word shell_words[]; /* a row without help is not listed */
extern const size_t shell_word_count;

#endif
