#include "shell/terminal/editor_parts.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <time.h>

#include "base/macros.h"
#include "shell/terminal/terminal_signals.h"

enum {
	IDLE_EVERY = 250 /* milliseconds */
};

static int64_t now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

int editor_idle(struct editor *editor)
{
	cleanup(text_deinit) struct text lines = {0};
	bool goes_on;

	if (!editor->settings.idle || now() < editor->next_idle)
		return 0;
	goes_on = editor->settings.idle(editor->settings.context, &lines);
	/* what takes long is not called without a break */
	editor->next_idle = now() + IDLE_EVERY;
	if (lines.length)
		editor_show_above(editor, lines.bytes);
	if (lines.failed)
		return -ENOMEM;
	return goes_on ? 0 : EDITOR_E_STOPPED;
}

/* The shell that started the program gets the terminal as it was, and later gives it back. */
static void suspend(struct editor *editor)
{
	editor_leave_line(editor, "");
	editor_leave(editor);
	terminal_signals_deliver(SIGTSTP);
	terminal_signals_take(SIGCONT);
	editor_enter(editor);
	editor_draw(editor);
}

/* Stopped without a chance to say so, and going on: the terminal may have been set otherwise. */
static void go_on(struct editor *editor)
{
	editor_leave(editor);
	editor_enter(editor);
	editor_draw(editor);
}

static int end(struct editor *editor, int number)
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
		return end(editor, ending);
	if (terminal_signals_take(SIGINT))
		return EDITOR_E_INTERRUPTED;
	if (terminal_signals_take(SIGTSTP))
		suspend(editor);
	if (terminal_signals_take(SIGCONT))
		go_on(editor);
	if (terminal_signals_take(SIGWINCH))
		editor_resize(editor);
	return 0;
}

/* Wait, but not longer than until something is due. 0 or negative errno. */
static int wait_for_input(struct editor *editor, bool *ret_ready)
{
	struct pollfd input = {.fd = fileno(editor->settings.in), .events = POLLIN};
	int64_t left = editor->settings.idle ? editor->next_idle - now() : IDLE_EVERY;
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
