#include "shell/shell.h"

#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/machine.h"
#include "base/macros.h"
#include "base/state.h"
#include "base/utf8.h"
#include "cli/farm_messages.h"
#include "shell/child.h"
#include "shell/complete.h"
#include "shell/line.h"
#include "shell/messages.h"
#include "shell/news.h"
#include "shell/open_farm.h"
#include "shell/prompt/drive.h"
#include "shell/prompt/prompt.h"
#include "shell/prompt_host.h"
#include "shell/state.h"
#include "shell/terminal/editor.h"
#include "shell/terminal/messages.h"

/* The largest exit status of a process. ERRORLEVEL may be larger, such as 9009. */
enum {
	STATUS_MAX = 255
};

/* --- Reading lines --- */

/* Called while a user types: add news to `to`. False if the seat, and so the line, is another one now. */
static bool read_idle_news(void *context, struct text *to)
{
	struct shell *shell = context;
	bool seated = seat_is_taken(&shell->seat);

	/* a farm that cannot be read is a complaint of the next line */
	if (shell->farm && news_are_there(shell))
		news_read(shell, to);
	return seat_is_taken(&shell->seat) == seated;
}

static void add_prompt(struct shell *shell, struct text *to)
{
	if (seat_is_taken(&shell->seat))
		prompt_host_add_prompt(shell, to);
	else
		utf8_print_escaped(to, SAY_USER_NAME, seat_server(shell));
}

/* Read a line. Returns as editor_read() does. */
static int read_line(struct shell *shell, const char *prompt, const char **ret_line)
{
	const char *const *lines = shell->settings->lines;

	if (!lines)
		return editor_read(shell->editor, prompt, ret_line);
	*ret_line = lines[shell->next_line];
	shell->next_line += *ret_line != NULL;
	return *ret_line ? 0 : EDITOR_E_END;
}

/* Read lines until the command is complete. Returns as editor_read() does, or -ENOMEM. */
static int read_command(struct shell *shell, struct text *whole)
{
	cleanup(text_deinit) struct text prompt = {0};
	const char *line;
	int r = seat_is_taken(&shell->seat) ? prompt_host_sit(shell) : 0;

	if (r != 0)
		return r;
	add_prompt(shell, &prompt);
	r = read_line(shell, text_string(&prompt), &line);
	while (r == 0) {
		/* who asks for help with an incomplete line does not mean it as a part of it */
		if (shell->is_interactive && line[0] == '.' && isalpha((unsigned char)line[1]))
			text_clear(whole);
		text_add(whole, line);
		if (!seat_is_taken(&shell->seat) || !prompt_needs_more(text_string(whole)))
			return whole->failed ? -ENOMEM : 0;
		text_add_char(whole, '\n');
		r = read_line(shell, SAY_CONTINUED, &line);
	}
	return r;
}

/* --- Executing them --- */

static enum shell_answer ask_course(struct shell *shell, const char *line)
{
	const struct shell_course *course = shell->settings->course;

	if (!course || !shell->farm)
		return SHELL_CONTINUE;
	return course->after_line(course->context, shell, line, shell->status);
}

static enum shell_answer execute_command(struct shell *shell, const char *line)
{
	const struct shell_course *course = shell->settings->course;
	enum shell_answer answer;

	child_forget_interrupt();
	shell->deadline = shell->settings->line_seconds
				  ? machine_clock_ms() + shell->settings->line_seconds * 1000ull
				  : UINT64_MAX;
	pager_init(&shell->pager, shell->out->results, stdin);
	if (course && course->before_line)
		course->before_line(course->context, shell, line);
	answer = line_execute(shell, line);
	fflush(shell->out->results);
	if (answer == SHELL_CONTINUE)
		answer = ask_course(shell, line);
	fflush(shell->out->results);
	return answer;
}

static void run_loop(struct shell *shell)
{
	enum shell_answer answer = ask_course(shell, NULL);

	while (answer == SHELL_CONTINUE) {
		cleanup(text_deinit) struct text line = {0};
		int r = read_command(shell, &line);

		if (r == EDITOR_E_END)
			return;
		if (r == EDITOR_E_NUL)
			shell_complain(shell, SAY_NUL_BYTE, editor_line_number(shell->editor));
		if (r > 0)
			continue;
		if (r < 0) {
			shell->status =
				fail(shell->out, EXIT_BROKEN, SAY_CANNOT_READ_LINES, strerror(-r));
			return;
		}
		answer = execute_command(shell, text_string(&line));
	}
}

/* --- Beginning and end --- */

int shell_start_over(struct shell *shell)
{
	const struct tsfarm_seat *at = &shell->settings->seat;
	const struct shell_course *course = shell->settings->course;

	assert(course && course->beginning);
	undo_deinit(&shell->undo);
	shell->drawn = snapshot_free(shell->drawn);
	seat_take_as_in(shell, course->beginning, at->server, at->session);
	return news_skip(shell);
}

/* Returns EXIT_DONE, or the exit status of a complaint. */
static int begin_seat(struct shell *shell)
{
	const struct shell_course *course = shell->settings->course;
	struct tsfarm_seat at = shell->settings->seat;
	int status, r = 0;

	if (course && course->beginning) {
		r = shell_start_over(shell);
	} else if (*at.server) {
		status = tsfarm_find_seat(text_string(&shell->path), shell->out, &at);
		if (status != EXIT_DONE)
			return status;
		r = seat_take(shell, at.server, at.session);
	}
	if (r == 0)
		r = news_skip(shell);
	return r == 0 ? EXIT_DONE : tsfarm_refuse_reading(shell->out, shell->settings->farm, r);
}

/* A pipe that ends at once is the input of programs while the lines are those of the settings. */
static int open_no_input(int *ret_no_input)
{
	int ends[2], r = child_make_pipe(ends);

	if (r != 0)
		return r;
	close(ends[1]);
	*ret_no_input = ends[0];
	return 0;
}

static int begin_editor(struct shell *shell)
{
	struct editor_settings settings = {.in = stdin,
		.out = shell->out->results,
		.context = shell,
		.complete = shell_complete,
		.idle = read_idle_news};
	int r;

	/* without a file, the history is that of this run alone */
	if (state_path("history", &shell->history)) {
		state_make_folders(text_string(&shell->history));
		settings.history = text_string(&shell->history);
	}
	r = editor_new(&settings, &shell->editor);
	if (r != 0)
		return r;
	shell->is_interactive = editor_is_terminal(shell->editor);
	shell->colourful = output_is_colourful(shell->out->results);
	return 0;
}

/* Returns EXIT_DONE, or the exit status of a complaint. */
static int begin_drive(struct shell *shell)
{
	const char *folder = shell->settings->drive ? shell->settings->drive : ".";
	int r = drive_new(folder, true, &shell->drive);

	return r == 0 ? EXIT_DONE
		      : fail(shell->out, EXIT_REFUSED, SAY_NO_DRIVE, folder, strerror(-r));
}

/* Returns EXIT_DONE, or the exit status of a complaint. */
static int begin_shell(struct shell *shell)
{
	int status = open_farm_begin(shell), r;

	if (status == EXIT_DONE)
		status = begin_seat(shell);
	if (status == EXIT_DONE)
		status = begin_drive(shell);
	if (status != EXIT_DONE)
		return status;
	child_catch_interrupts();
	r = shell->settings->lines ? 0 : begin_editor(shell);
	if (r == 0 && (shell->settings->lines || shell->settings->has_no_input))
		r = open_no_input(&shell->no_input);
	if (r == 0)
		r = prompt_host_init(shell);
	return r == 0 ? EXIT_DONE : fail(shell->out, EXIT_BROKEN, "%s", strerror(-r));
}

static void deinit_shell(struct shell *shell)
{
	prompt_host_deinit(shell);
	drive_free(shell->drive);
	editor_free(shell->editor);
	undo_deinit(&shell->undo);
	snapshot_free(shell->drawn);
	farm_free(shell->farm);
	farm_free(shell->former_farm);
	if (shell->no_input)
		close(shell->no_input);
	text_deinit(&shell->suggestion);
	text_deinit(&shell->history);
	text_deinit(&shell->path);
}

int shell_run(const struct shell_settings *settings, struct output *out)
{
	const struct shell_course *course = settings->course;
	struct shell shell = {.settings = settings, .out = out};
	int status = begin_shell(&shell), r;

	if (status == EXIT_DONE) {
		if (shell.is_interactive && !course)
			output_say(out->results, SAY_WELCOME, settings->farm);
		if (course && course->begin)
			course->begin(course->context, &shell);
		/* messages that wait in the inbox, and the loss of the seat */
		r = news_print(&shell);
		if (r != 0)
			shell_complain_of_farm(&shell, r, false);
		run_loop(&shell);
		/* a system that cuts off high bits must not make a zero of 256 */
		status = shell.status < 0 || shell.status > STATUS_MAX ? STATUS_MAX : shell.status;
	}
	deinit_shell(&shell);
	return status;
}

/* --- The command --- */

static const struct option_row options[] = {
	PARSED_OPTION(0, "as", "SERVER/ID",
		"the session in which one sits; the logon prompt without", MSG_SEAT_ACCEPTED,
		tsfarm_parse_seat),
	TEXT_OPTION(0, "drive", "FOLDER", "the folder that is C:\\; the current folder without",
		struct tsfarm_settings, drive),
};

static int run_command(const struct command_line *line, const void *object, struct output *out)
{
	const struct tsfarm_settings *given = object;
	const struct shell_settings settings = {
		.farm = line->operands[0], .seat = given->seat, .drive = given->drive};

	return shell_run(&settings, out);
}

const struct command command_shell = {
	.name = "shell",
	.operands = "FARM.db",
	.summary = "Sit at the command prompt of a server of the farm",
	COMMAND_OPTIONS(options),
	COMMAND_OPERANDS(1),
	.settings_size = sizeof(struct tsfarm_settings),
	.run = run_command,
};
