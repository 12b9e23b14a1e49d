/* The commands of the prompt itself. */
#ifndef TSFARM_SHELL_PROMPT_BUILTINS_H
#define TSFARM_SHELL_PROMPT_BUILTINS_H

#include "shell/prompt/state.h"

/* A command as it is run; its loop variables are expanded. */
struct prompt_command {
	struct prompt *prompt;
	struct arena *arena;
	const char *name, *tail;
	const int *descriptors;
};

/* Runs it. `*ret_status` is 0 before. Returns as prompt_run(). */
typedef int prompt_builtin(const struct prompt_command *command, int *ret_status);

prompt_builtin prompt_call, prompt_cd, prompt_chcp, prompt_choice, prompt_cls, prompt_cmd,
	prompt_copy, prompt_date, prompt_del, prompt_dir, prompt_echo_text, prompt_endlocal,
	prompt_exit, prompt_find, prompt_findstr, prompt_goto, prompt_help_text, prompt_ignore,
	prompt_md, prompt_more, prompt_move, prompt_no_statement, prompt_path, prompt_pause,
	prompt_ping, prompt_popd, prompt_pushd, prompt_rd, prompt_ren, prompt_set_prompt,
	prompt_set_variable, prompt_setlocal, prompt_shift, prompt_sort, prompt_start, prompt_time,
	prompt_timeout, prompt_type, prompt_ver, prompt_verify, prompt_where;

/* What a command that succeeds makes of ERRORLEVEL. A failure sets it in every case. */
enum prompt_errorlevel {
	PROMPT_KEEPS,
	PROMPT_CLEARS,
	PROMPT_CLEARS_IN_CMD, /* in a batch file whose name ends in .cmd; else it keeps it */
	PROMPT_PROGRAM        /* clears it, and is a program of its own in Windows */
};

struct prompt_builtin_row {
	const char *name;
	prompt_builtin *run;
	enum prompt_edition since; /* older editions do not know the command */
	enum prompt_errorlevel errorlevel;
	const char *help;
};

/* The row of the command in the prompt's edition, or NULL. */
const struct prompt_builtin_row *prompt_builtin_find(
	const struct prompt *prompt, const char *name, size_t length);

/* The commands of Windows that this prompt leaves out, and those from 2003 on; NULL ends them. */
extern const char *const prompt_absent_names[], *const prompt_absent_later_names[];

/* Is the name, typed with a folder and an ending or without, one of those of the edition? */
bool prompt_is_absent(enum prompt_edition edition, const char *name);

/* Print a long text: page by page to the prompt's own output, else all at once. 0 or negative errno. */
int prompt_show_pages(const struct prompt_command *command, const struct text *text);

#endif
