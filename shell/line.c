#include "shell/line.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/macros.h"
#include "shell/dot_commands.h"
#include "shell/messages.h"
#include "shell/news.h"
#include "shell/open_farm.h"
#include "shell/prompt_host.h"
#include "shell/state.h"

static bool is_exit(const char *line)
{
	return strncasecmp(line, "exit", 4) == 0 && strchr(" \t", line[4]);
}

static bool is_quit(const char *line)
{
	return strcasecmp(line, ".quit") == 0 || strcasecmp(line, ".exit") == 0;
}

/* These restore the farm, and are not lines that change it. */
static bool is_undo(const char *line)
{
	return strncasecmp(line, ".undo", strlen(".undo")) == 0 ||
	       strncasecmp(line, ".redo", strlen(".redo")) == 0;
}

static enum shell_answer dispatch_line(struct shell *shell, const char *line)
{
	if (*line == '.')
		return dot_command_run(shell, line + 1);
	if (seat_is_taken(&shell->seat))
		return prompt_host_run_line(shell, line);
	shell->status = EXIT_DONE;
	seat_log_on(shell, line);
	shell->wrote = shell->status == EXIT_DONE;
	return SHELL_CONTINUE;
}

static enum shell_answer execute_undoable(struct shell *shell, const char *line)
{
	enum shell_answer answer;
	int r = is_undo(line) ? 0 : undo_begin(shell, line);

	if (r != 0) {
		shell_complain_of_farm(shell, r, false);
		return SHELL_CONTINUE;
	}
	shell->wrote = false;
	answer = dispatch_line(shell, line);
	fflush(shell->out->results);
	if (open_farm_reach(shell, true) != 0)
		return answer;
	r = news_print(shell);
	if (r == 0)
		r = undo_end(shell, shell->wrote);
	if (r != 0)
		shell_complain_of_farm(shell, r, true);
	return answer;
}

/* Blanks at the end of a command line have a meaning: `set X=abc ` keeps its blank. */
static void add_trimmed(const struct shell *shell, const char *line, struct text *trimmed)
{
	bool is_command = *line != '.' && seat_is_taken(&shell->seat);
	const char *ends = is_command ? "\r\n" : " \t\r\n";

	text_add(trimmed, line);
	while (trimmed->length && strchr(ends, trimmed->bytes[trimmed->length - 1]))
		trimmed->bytes[--trimmed->length] = '\0';
}

enum shell_answer line_execute(struct shell *shell, const char *line)
{
	cleanup(text_deinit) struct text trimmed = {0};
	int r;

	add_trimmed(shell, line + strspn(line, " \t"), &trimmed);
	if (trimmed.failed) {
		shell_complain(shell, "%s", strerror(ENOMEM));
		return SHELL_CONTINUE;
	}
	line = text_string(&trimmed);
	/* these need neither a farm nor a seat */
	if (is_quit(line))
		return SHELL_EXIT;
	if (is_exit(line))
		return prompt_host_run_line(shell, line);
	if (open_farm_reach(shell, false) != 0)
		return SHELL_CONTINUE;
	r = news_are_there(shell) ? news_print(shell) : 0;
	if (r != 0) {
		shell_complain_of_farm(shell, r, false);
		return SHELL_CONTINUE;
	}
	return *line ? execute_undoable(shell, line) : SHELL_CONTINUE;
}
