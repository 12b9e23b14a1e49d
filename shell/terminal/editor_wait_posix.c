#include "shell/terminal/editor_parts.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>

#include "base/machine.h"
#include "base/macros.h"
#include "shell/terminal/terminal_signals.h"

enum {
	IDLE_EVERY = 250 /* milliseconds */
};

int editor_idle(struct editor *editor)
{
	cleanup(text_deinit) struct text lines = {0};
	bool continues;

	if (!editor->settings.idle || machine_clock_ms() < editor->next_idle)
		return 0;
	continues = editor->settings.idle(editor->settings.context, &lines);
	/* counted from its end, so that a slow one does not take all the time */
	editor->next_idle = machine_clock_ms() + IDLE_EVERY;
	if (lines.length)
		editor_show_above(editor, lines.bytes);
	if (lines.failed)
		return -ENOMEM;
	return continues ? 0 : EDITOR_E_STOPPED;
}

/* Stop the program, with the state of the terminal restored for its shell. */
static void suspend_program(struct editor *editor)
{
	editor_leave_line(editor, "");
	editor_leave(editor);
	terminal_signals_deliver(SIGTSTP);
	terminal_signals_take(SIGCONT);
	editor_enter(editor);
	editor_draw(editor);
}

/* After SIGSTOP: others may have changed the state of the terminal. */
static void resume_program(struct editor *editor)
{
	editor_leave(editor);
	editor_enter(editor);
	editor_draw(editor);
}

static int end_program(struct editor *editor, int number)
{
	editor_leave_line(editor, "");
	editor_leave(editor);
	terminal_signals_deliver(number);
	return -EINTR;
}

static int handle_signals(struct editor *editor)
{
	int ending = terminal_signals_take_ending();

	if (ending)
		return end_program(editor, ending);
	if (terminal_signals_take(SIGINT))
		return EDITOR_E_INTERRUPTED;
	if (terminal_signals_take(SIGTSTP))
		suspend_program(editor);
	if (terminal_signals_take(SIGCONT))
		resume_program(editor);
	if (terminal_signals_take(SIGWINCH))
		editor_resize(editor);
	return 0;
}

/* Wait for input until `idle` is due. Returns 0 or negative errno. */
static int wait_for_input(struct editor *editor, bool *ret_ready)
{
	struct pollfd input = {.fd = fileno(editor->settings.in), .events = POLLIN};
	int64_t left = editor->settings.idle
			       ? (int64_t)editor->next_idle - (int64_t)machine_clock_ms()
			       : IDLE_EVERY;
	int ready = poll(&input, 1, left < 0 ? 0 : left > IDLE_EVERY ? IDLE_EVERY : (int)left);

	*ret_ready = ready > 0;
	return ready < 0 && errno != EINTR ? -errno : 0;
}

int editor_wait(struct editor *editor)
{
	bool ready = false;
	int r = 0;

	while (r == 0 && !ready) {
		r = editor->is_terminal ? handle_signals(editor) : 0;
		if (r == 0)
			r = editor_idle(editor);
		if (r == 0)
			r = wait_for_input(editor, &ready);
	}
	if (r != 0 && r != -EINTR)
		editor_leave_line(editor, r == EDITOR_E_INTERRUPTED ? "^C" : "");
	return r;
}
