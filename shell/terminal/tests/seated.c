/* pseudo-terminals are in the XSI part of POSIX */
#define _XOPEN_SOURCE 700

#include "base/tests/support.h"

#include "shell/terminal/tests/seated.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "base/macros.h"

enum {
	LIMIT = 60 /* seconds, for what takes none on a machine that has time */
};

static void set_size(int terminal, size_t columns, size_t rows)
{
	struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};

	if (ioctl(terminal, TIOCSWINSZ, &size) != 0)
		fail_msg("TIOCSWINSZ: %s", strerror(errno));
}

/* In the child: the terminal becomes its own, and its streams. */
static void sit_down(const char *path, const struct seated_begin *begin)
{
	static const int numbers[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
	int terminal;

	/* whoever runs the test may have had them ignored, as what runs in the background */
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		signal(numbers[i], SIG_DFL);
	setsid();
	terminal = open(path, O_RDWR);
	if (terminal < 0 || ioctl(terminal, TIOCSCTTY, 0) != 0)
		_exit(125);
	for (int i = 0; i < 3; i++)
		dup2(terminal, i);
	if (terminal > 2)
		close(terminal);
	setenv("TERM", begin->kind ? begin->kind : "xterm", 1);
	setenv("LC_ALL", begin->locale ? begin->locale : "C.UTF-8", 1);
	unsetenv("COLUMNS");
	unsetenv("LINES");
}

void seated_start(struct seated *seated, const struct seated_begin *begin, seated_program *program,
	void *context)
{
	size_t columns = begin->columns ? begin->columns : 80,
	       rows = begin->rows ? begin->rows : 24;
	char path[256];

	screen_init(&seated->screen, columns, rows);
	seated->terminal = posix_openpt(O_RDWR | O_NOCTTY);
	if (seated->terminal < 0 || grantpt(seated->terminal) != 0 ||
		unlockpt(seated->terminal) != 0)
		fail_msg("no terminal: %s", strerror(errno));
	snprintf(path, sizeof(path), "%s", ptsname(seated->terminal));
	set_size(seated->terminal, columns, rows);
	/* kept open, so that the terminal is there when the program has ended */
	seated->held = open(path, O_RDWR | O_NOCTTY);
	fflush(NULL);
	seated->program = fork();
	if (seated->program != 0)
		return;
	close(seated->terminal);
	close(seated->held);
	sit_down(path, begin);
	/* exit() and not _exit(), so that what leaks is found */
	exit(program(context));
}

void seated_deinit(struct seated *seated)
{
	if (seated->program > 0) {
		kill(seated->program, SIGKILL);
		waitpid(seated->program, NULL, 0);
	}
	if (seated->terminal > 0) {
		close(seated->held);
		close(seated->terminal);
	}
	*seated = (struct seated){0};
}

bool seated_is_usual(const struct seated *seated)
{
	const tcflag_t usual = ICANON | ECHO | ISIG;
	struct termios now;

	if (tcgetattr(seated->held, &now) != 0)
		fail_msg("tcgetattr: %s", strerror(errno));
	return (now.c_lflag & usual) == usual;
}

void seated_make_usual(struct seated *seated)
{
	struct termios now;

	tcgetattr(seated->held, &now);
	now.c_lflag |= ICANON | ECHO | ISIG;
	tcsetattr(seated->held, TCSANOW, &now);
}

void seated_hang_up(struct seated *seated)
{
	close(seated->held);
	close(seated->terminal);
	seated->held = seated->terminal = -1;
}

void seated_type(struct seated *seated, const char *keys)
{
	size_t length = strlen(keys);

	if (write(seated->terminal, keys, length) != (ssize_t)length)
		fail_msg("typing failed: %s", strerror(errno));
}

static const char *label_of(const struct seated *seated)
{
	return seated->label ? seated->label : "here";
}

static void print_both(const struct text *shown, const char *expected)
{
	print_error("--- on the screen:\n%s--- expected:\n%s", text_string(shown), expected);
}

/* Take what the program prints next. False when it does not print anything any more. */
static bool read_output(struct seated *seated, time_t limit)
{
	struct pollfd terminal = {.fd = seated->terminal, .events = POLLIN};
	char bytes[4096];
	ssize_t got;

	if (time(NULL) > limit)
		return false;
	if (poll(&terminal, 1, 50) <= 0)
		return true;
	got = read(seated->terminal, bytes, sizeof(bytes));
	if (got > 0)
		screen_write(&seated->screen, bytes, (size_t)got);
	return got > 0;
}

static void wait_for(struct seated *seated, const char *expected, bool whole)
{
	time_t limit = time(NULL) + LIMIT;
	bool more = true;

	for (;;) {
		cleanup(text_deinit) struct text shown = {0};

		screen_describe(&seated->screen, &shown);
		if (whole ? strcmp(text_string(&shown), expected) == 0
			  : strstr(text_string(&shown), expected) != NULL)
			return;
		if (!more) {
			print_both(&shown, expected);
			fail_msg("%s: the screen did not become so", label_of(seated));
		}
		more = read_output(seated, limit);
	}
}

void seated_see(struct seated *seated, const char *lines)
{
	wait_for(seated, lines, true);
}

void seated_see_somewhere(struct seated *seated, const char *words)
{
	wait_for(seated, words, false);
}

void seated_resize(struct seated *seated, size_t columns, size_t rows)
{
	seated->screen.columns = columns;
	seated->screen.rows = rows;
	set_size(seated->terminal, columns, rows);
}

void seated_signal(struct seated *seated, int number)
{
	if (kill(seated->program, number) != 0)
		fail_msg("cannot send signal %d: %s", number, strerror(errno));
}

int seated_wait(struct seated *seated)
{
	time_t limit = time(NULL) + LIMIT;
	int status;

	while (waitpid(seated->program, &status, WNOHANG) == 0) {
		/* what it prints last is taken, so that it can end */
		if (!read_output(seated, limit) && time(NULL) > limit)
			fail_msg("%s: the program does not end", label_of(seated));
	}
	seated->program = 0;
	return status;
}
