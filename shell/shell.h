/*
 * `tsfarm shell`: the command prompt of a simulated Terminal Server, as whoever sits in one of its
 * sessions sees it. Lines are commands of the prompt (prompt.h), programs such as logoff and query,
 * or begin with a dot: words for what no server has, such as `.undo`.
 */
#ifndef TSFARM_SHELL_SHELL_H
#define TSFARM_SHELL_SHELL_H

#include <stdio.h>

#include "cli/farm_command.h"

struct farm;
struct shell;
struct snapshot;

/* What a word or a course answers: does the shell go on? */
enum shell_answer {
	SHELL_GO_ON,
	SHELL_LEAVE
};

/* A word with a dot, as a row: ".clock +10m". */
struct shell_word {
	const char *name; /* "clock" */
	const char
		*operands; /* for `.help`, "[+TIME]"; NULL when it takes none, and is refused any */
	const char *help;
	/* `rest` is what is typed behind the word, without the blanks around it. The context is the
	 * course's; NULL for the shell's own words. */
	enum shell_answer (*run)(struct shell *shell, void *context, const char *rest);
};

/* What goes along with a shell, such as a lesson. */
struct shell_course {
	void *context;
	const struct shell_word
		*words; /* besides the shell's own, whose place those of the same name take */
	size_t word_count;
	/*
	 * The farm in which the seat of the settings was taken, perhaps by an earlier shell. The first
	 * `.farm` marks what has changed since. A seat that is gone by now is no fault: the shell says
	 * so and begins at the logon prompt. NULL: the seat must be there, and nothing is marked.
	 */
	const struct snapshot *beginning;
	/* Called once, before the first line is read. */
	void (*begin)(void *context, struct shell *shell);
	/* Called before a line is executed, dot words too. */
	void (*before_line)(void *context, struct shell *shell, const char *line);
	/* Called after begin(), with NULL, and after each line that was executed, dot words too. */
	enum shell_answer (*after_line)(
		void *context, struct shell *shell, const char *line, int status);
};

struct shell_settings {
	const char *farm;                  /* its file */
	struct tsfarm_seat seat;           /* no server: the logon prompt */
	const struct shell_course *course; /* NULL: none */
	/* Typed in place of standard input, ended by NULL; NULL: standard input. */
	const char *const *lines;
};

/*
 * Run the shell until `exit`, the end of the input, or what a course says. Complaints are made. Returns
 * the exit status: of the last command, or the number behind `exit`; or that of a farm that cannot be
 * used in the beginning.
 */
int shell_run(const struct shell_settings *settings, struct output *out);

/* --- For words and courses --- */

/* Where results go. */
FILE *shell_out(struct shell *shell);

/* The farm; NULL while its file cannot be used, which was then said. */
struct farm *shell_farm(struct shell *shell);

/* Where the commands are typed; no server while nobody is logged on. */
const struct tsfarm_seat *shell_seat(const struct shell *shell);

/* Is there a line that `.undo` takes back? */
bool shell_can_undo(const struct shell *shell);

/*
 * The course has replaced the whole farm: take the seat of the settings again, and forget what can be
 * undone and what `.farm` has shown. Returns 0 or the farm's answer.
 */
int shell_start_over(struct shell *shell);

/* Complain of a word: what is wrong, and what would do. The line that it stands on has failed. */
void shell_complain(struct shell *shell, const char *format, ...) printf_like(2, 3);

/* `tsfarm shell`: run a shell on the farm and in the seat of the request. Returns the exit status. */
int tsfarm_shell(const struct tsfarm_request *request, struct output *out);

#endif
