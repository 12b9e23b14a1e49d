#include "shell/shell.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/macros.h"
#include "base/state.h"
#include "shell/child.h"
#include "shell/complete.h"
#include "shell/messages.h"
#include "shell/news.h"
#include "shell/prompt/prompt.h"
#include "shell/run.h"
#include "shell/state.h"
#include "shell/terminal/editor.h"
#include "shell/terminal/messages.h"

/* What a process can end with, of which 9009 of an unknown command is more. */
enum {
	STATUS_MAX = 255
};

FILE *shell_out(struct shell *shell)
{
	return shell->out->results;
}

struct farm *shell_farm(struct shell *shell)
{
	return shell->farm;
}

const struct tsfarm_seat *shell_seat(const struct shell *shell)
{
	return &shell->seat.at;
}

bool shell_can_undo(const struct shell *shell)
{
	return shell->undo.done > 0;
}

void shell_complain(struct shell *shell, const char *format, ...)
{
	cleanup(text_deinit) struct text sentence = {0};
	va_list values;

	va_start(values, format);
	text_vprintf(&sentence, format, values);
	va_end(values);
	shell->status = fail(shell->out, EXIT_REFUSED, "%s", text_string(&sentence));
	fflush(shell->out->complaints);
}

/* --- Reading lines --- */

/* While somebody types: what others did, above the prompt. The seat may be gone, and with it the line. */
static bool look_around(void *context, struct text *to)
{
	struct shell *shell = context;
	bool seated = seat_is_taken(&shell->seat);

	/* what is wrong with the farm is said when it is needed */
	if (shell->farm && news_are_there(shell))
		news_read(shell, to);
	return seat_is_taken(&shell->seat) == seated;
}

static void add_prompt(struct shell *shell, struct text *to)
{
	if (seat_is_taken(&shell->seat))
		seat_add_prompt(&shell->seat, to);
	else
		text_printf(to, SAY_USER_NAME, seat_server(shell));
}

/* The next line; EDITOR_E_END when there is none. */
static int read_line(struct shell *shell, const char *prompt, const char **ret_line)
{
	const char *const *lines = shell->settings->lines;

	if (!lines)
		return editor_read(shell->editor, prompt, ret_line);
	*ret_line = lines[shell->next_line];
	shell->next_line += *ret_line != NULL;
	return *ret_line ? 0 : EDITOR_E_END;
}

/* A line that is not complete goes on in the next one. */
static int read_whole(struct shell *shell, struct text *whole)
{
	cleanup(text_deinit) struct text prompt = {0};
	const char *line;
	int r;

	add_prompt(shell, &prompt);
	r = read_line(shell, text_string(&prompt), &line);
	while (r == 0) {
		text_add(whole, line);
		if (!seat_is_taken(&shell->seat) || !prompt_needs_more(text_string(whole)))
			return whole->failed ? -ENOMEM : 0;
		text_add_char(whole, '\n');
		r = read_line(shell, SAY_CONTINUED, &line);
	}
	return r;
}

/* --- Going on --- */

static enum shell_answer tell_course(struct shell *shell, const char *line)
{
	const struct shell_course *course = shell->settings->course;

	if (!course || !shell->farm)
		return SHELL_GO_ON;
	return course->after_line(course->context, shell, line, shell->status);
}

static enum shell_answer take_line(struct shell *shell, const char *line)
{
	const struct shell_course *course = shell->settings->course;
	enum shell_answer answer;

	child_forget_interrupt();
	pager_init(&shell->pager, shell->out->results, stdin);
	if (course && course->before_line)
		course->before_line(course->context, shell, line);
	answer = shell_execute(shell, line);
	fflush(shell->out->results);
	if (answer == SHELL_GO_ON)
		answer = tell_course(shell, line);
	fflush(shell->out->results);
	return answer;
}

static void loop(struct shell *shell)
{
	enum shell_answer answer = tell_course(shell, NULL);

	while (answer == SHELL_GO_ON) {
		cleanup(text_deinit) struct text line = {0};
		int r = read_whole(shell, &line);

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
		answer = take_line(shell, text_string(&line));
	}
}

/* --- Beginning and end --- */

static int begin_seat(struct shell *shell)
{
	const struct shell_course *course = shell->settings->course;
	struct tsfarm_seat at = shell->settings->seat;
	int status = EXIT_DONE, r = 0;

	if (course && course->beginning) {
		r = shell_start_over(shell);
	} else {
		if (*at.server)
			status = tsfarm_find_seat(text_string(&shell->path), shell->out, &at);
		if (status == EXIT_DONE && *at.server)
			r = seat_take(shell, at.server, at.session);
		if (r == 0)
			r = news_skip(shell);
	}
	return r == 0 ? status : tsfarm_refuse_reading(shell->out, shell->settings->farm, r);
}

int shell_start_over(struct shell *shell)
{
	const struct tsfarm_seat *at = &shell->settings->seat;
	const struct shell_course *course = shell->settings->course;

	undo_deinit(&shell->undo);
	shell->drawn = snapshot_free(shell->drawn);
	seat_take_as_in(shell, course->beginning, at->server, at->session);
	return news_skip(shell);
}

static int begin_farm(struct shell *shell)
{
	int status, r;

	text_add(&shell->path, "");
	r = file_whole_path(shell->settings->farm, &shell->path);
	/* a file that is not there is refused when it is opened */
	if (r != 0)
		text_add(&shell->path, shell->settings->farm);
	status = tsfarm_open(text_string(&shell->path), shell->out, &shell->farm);
	if (status == EXIT_DONE)
		file_get_identity(text_string(&shell->path), &shell->identity);
	return status == EXIT_DONE ? begin_seat(shell) : status;
}

/* What programs read that nobody types for: a pipe that ends at once. */
static int open_nothing(int *ret_nothing)
{
	int ends[2], r = child_make_pipe(ends);

	if (r != 0)
		return r;
	close(ends[1]);
	*ret_nothing = ends[0];
	return 0;
}

static int begin_input(struct shell *shell)
{
	struct editor_settings settings = {.in = stdin,
		.out = shell->out->results,
		.context = shell,
		.complete = shell_complete,
		.idle = look_around};
	int r;

	if (shell->settings->lines) {
		r = open_nothing(&shell->nothing);
		return r == 0 ? shell_run_init(shell) : r;
	}
	/* where there is no place for it, lines are kept for this run alone */
	if (state_place("history", &shell->history)) {
		state_make_folders(text_string(&shell->history));
		settings.history = text_string(&shell->history);
	}
	r = editor_new(&settings, &shell->editor);
	if (r != 0)
		return r;
	shell->is_interactive = editor_is_terminal(shell->editor);
	shell->colourful = output_is_colourful(shell->out->results);
	return shell_run_init(shell);
}

static void deinit(struct shell *shell)
{
	shell_run_deinit(shell);
	editor_free(shell->editor);
	undo_deinit(&shell->undo);
	snapshot_free(shell->drawn);
	farm_free(shell->farm);
	farm_free(shell->away);
	if (shell->nothing)
		close(shell->nothing);
	text_deinit(&shell->history);
	text_deinit(&shell->suggestion);
	text_deinit(&shell->path);
}

int shell_run(const struct shell_settings *settings, struct output *out)
{
	struct shell shell = {.settings = settings, .out = out};
	int status = begin_farm(&shell), r;

	if (status == EXIT_DONE) {
		child_catch_interrupts();
		r = begin_input(&shell);
		if (r != 0)
			status = fail(out, EXIT_BROKEN, "%s", strerror(-r));
	}
	if (status == EXIT_DONE) {
		if (shell.is_interactive && !settings->course)
			fprintf(out->results, SAY_WELCOME, settings->farm);
		if (settings->course && settings->course->begin)
			settings->course->begin(settings->course->context, &shell);
		/* messages that wait in the inbox, and a seat that is gone */
		r = shell_tell_news(&shell);
		if (r != 0)
			shell_complain_of_farm(&shell, r);
		loop(&shell);
		/* what a system cuts off must not leave a zero, as of 256 */
		status = shell.status < 0 || shell.status > STATUS_MAX ? STATUS_MAX : shell.status;
	}
	deinit(&shell);
	return status;
}
