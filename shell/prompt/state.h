/* A prompt from within: what its own files share. */
#ifndef TSFARM_SHELL_PROMPT_STATE_H
#define TSFARM_SHELL_PROMPT_STATE_H

#include "base/arena.h"
#include "shell/prompt/print.h"
#include "shell/prompt/prompt.h"
#include "shell/prompt/tree.h"

/* Answers within; prompt_execute() gives none of them. */
enum {
	PROMPT_E_JUMP =
		100 /* the batch goes on elsewhere: the rest of the current line is dropped */
};

struct prompt_variable {
	char *name, *value;
};

/* In the order of their names. */
struct prompt_variables {
	struct prompt_variable *items;
	size_t count;
	bool is_delayed; /* !NAME! is expanded when a command runs; SETLOCAL keeps that too */
};

enum {
	PROMPT_ARGUMENTS_MAX = 256, /* of a batch file, beside its name */
	PROMPT_LOOP_VARIABLES = 128,
	PROMPT_DEPTH_MAX = 4 * PROMPT_NESTING_MAX
};

/* A batch file that is running. Many may be on the stack at once: large parts are the arena's. */
struct prompt_batch {
	struct arena *arena; /* of the arguments */
	const char *path;    /* the whole path */
	bool is_shifted;     /* %0 is no longer its name */
	char *text;
	size_t at; /* the beginning of the next line */
	const char *tail;
	const char **arguments; /* PROMPT_ARGUMENTS_MAX and one: 0 is the name, NULL ends them */
	int descriptors[3];
	struct prompt_variables *kept; /* by each setlocal that has not ended */
	size_t kept_count;
	struct prompt_batch *caller;
};

struct prompt {
	const struct prompt_calls *calls;
	void *context;
	int descriptors[3];
	struct drive *drive;
	bool has_begun; /* by prompt_begin() */
	enum prompt_edition edition;
	enum prompt_locale locale;
	struct text home;                   /* the user's folder, below C:\; empty: none */
	const struct prompt_help *programs; /* for `help`; NULL: none */
	struct prompt_variables variables;
	const char *loop_values[PROMPT_LOOP_VARIABLES]; /* of %i, NULL outside of its loop */
	struct prompt_batch *batch;                     /* NULL at the keyboard */
	bool is_echoing, is_verifying;
	unsigned code_page;
	char **folders; /* kept by pushd */
	size_t folder_count;
	unsigned notes; /* a bit for each kind of note that the line has had */
	int errorlevel;
	unsigned depth; /* of trees that run others: in parentheses, batch files, for /f */
};

/* --- variables.c --- */

int prompt_variables_copy(
	const struct prompt_variables *variables, struct prompt_variables *ret_copy);
void prompt_variables_deinit(struct prompt_variables *variables);

/* --- expand.c --- */

/*
 * Add one line with %NAME%, and in a batch file %1, %* and %% expanded. At the keyboard an undefined
 * variable stays as it is.
 */
void prompt_expand(const struct prompt *prompt, const char *line, size_t length, struct text *text);

/* A copy with the variables of loops (%i, %~i) expanded; the arena's, NULL when memory is short. */
char *prompt_expand_loops(const struct prompt *prompt, struct arena *arena, const char *text);

/* The same for what is run: if delayed expansion is on, !NAME! is expanded after them. */
char *prompt_expand_late(const struct prompt *prompt, struct arena *arena, const char *text);

/* --- clock.c --- */

/* Add %DATE% and %TIME%, as the server's locale has them. -ENOSYS without a clock. */
int prompt_add_date(const struct prompt *prompt, struct text *text);
int prompt_add_time(const struct prompt *prompt, struct text *text);

/* --- modify.c --- */

/* How many of the letters at `at` select parts of a path, as those of %~nx1 do. */
size_t prompt_modifiers_count(const char *at);

/* Add these parts of the path in `value`, quotes away; all of it as it is without modifiers. */
void prompt_modify(const struct prompt *prompt, struct text *text, const char *value,
	const char *modifiers, size_t count);

/* --- run.c --- */

/*
 * Run a tree, NULL for nothing. `*ret_status` says whether && goes on; ERRORLEVEL is the prompt's.
 * Returns 0, PROMPT_E_EXIT, PROMPT_E_INTERRUPTED, PROMPT_E_JUMP or negative errno.
 */
int prompt_run(struct prompt *prompt, const struct prompt_node *node, const int descriptors[3],
	int *ret_status);

/* The same of an expanded text; complaints about it go to the third descriptor. */
int prompt_run_text(struct prompt *prompt, const char *text, const int descriptors[3],
	bool is_echoed, int *ret_status);

/*
 * Run a line in a prompt of its own, as CMD /C does, with delayed expansion or without: nothing that
 * it sets stays, and no batch file goes on elsewhere for it. `*ret_status` is its exit status.
 * Returns as prompt_run(), without PROMPT_E_EXIT and PROMPT_E_JUMP.
 */
int prompt_run_nested(struct prompt *prompt, const char *line, bool is_delayed,
	const int descriptors[3], int *ret_status);

/* Echo a node in front of its output, as far as echoing is on. */
void prompt_echo(struct prompt *prompt, const struct prompt_node *node, const int descriptors[3]);

/* --- run_command.c --- */

/* Run one command with its loop variables expanded: of the prompt, a batch file, or a program. */
int prompt_run_command(struct prompt *prompt, const char *name, const char *tail,
	const int descriptors[3], int *ret_status);

/* What the drive has under a name that is typed as a command, its ending given or not. */
enum prompt_file {
	PROMPT_NO_FILE,
	PROMPT_BATCH_FILE,
	PROMPT_PROGRAM_FILE
};

/* Look for it in the current folder and in those of PATH, unless the name has a folder; its path is
 * added to `path`. */
enum prompt_file prompt_find_file(const struct prompt *prompt, const char *name, struct text *path);

/* --- notes.c --- */

/*
 * Tell the user where NT 4.0 silently does something else than the line means: on the prompt's own
 * standard error, each kind once a line. Nothing in later editions.
 */
void prompt_note_set_p(struct prompt *prompt, const char *name);
void prompt_note_delayed_expansion(struct prompt *prompt);

/* If the text has the name of a variable in exclamation marks. */
void prompt_note_exclamation(struct prompt *prompt, const char *text);

/* --- for.c, if.c --- */

int prompt_run_for(struct prompt *prompt, const struct prompt_node *node, const int descriptors[3],
	int *ret_status);
int prompt_run_if(struct prompt *prompt, const struct prompt_node *node, const int descriptors[3],
	int *ret_status);

/* --- batch.c --- */

/*
 * Run a batch file. If another one runs it without `call`, nothing goes on there: PROMPT_E_JUMP.
 */
int prompt_batch_run(struct prompt *prompt, const char *path, const char *name, const char *tail,
	const int descriptors[3], bool is_called, int *ret_status);

/* Run the lines after a label of this batch file, as `call :label` does. */
int prompt_batch_call_label(struct prompt *prompt, const char *label, const char *tail,
	const int descriptors[3], int *ret_status);

/* Go on at a label of the batch; :eof is its end. Returns PROMPT_E_JUMP, -ENOENT for no such. */
int prompt_batch_goto(struct prompt *prompt, const char *label);

/* End all batch files that are running. Returns PROMPT_E_JUMP, or 0 when there is none. */
int prompt_batch_abort(struct prompt *prompt);

/* End this batch file, or the part of it that `call :label` runs. */
int prompt_batch_leave(struct prompt *prompt);

/* Keep the variables of now; and restore the last that were kept, if there are any. */
int prompt_batch_keep_variables(struct prompt *prompt);
void prompt_batch_restore_variables(struct prompt *prompt);

/* %1 becomes %0, and so on. */
void prompt_batch_shift(struct prompt_batch *batch);

/* --- label.c --- */

/* The length of the label at the beginning of a text, after its colon. */
size_t prompt_label_length(const char *label);

/*
 * Find the line of a label, from the batch's place to its end, then from its beginning. Returns 0 or
 * -ENOENT.
 */
int prompt_label_find(const struct prompt_batch *batch, const char *label, size_t *ret_at);

/* --- print.c --- */

/*
 * The words of a tail, separated by blanks, tabs, `,`, `;` and `=`, with their quotes; as an array
 * that NULL ends. NULL when memory is short.
 */
char **prompt_words(struct arena *arena, const char *tail, size_t *ret_count);

/* The tail after its leading blanks and tabs. */
const char *prompt_skip_blanks(const char *tail);

/* Take quotes away, in place. */
char *prompt_unquote(char *word);

#endif
