#include "shell/terminal/terminal.h"

#include <errno.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/word.h"
#include "shell/terminal/terminal_signals.h"

static size_t size_from_environment(const char *name, size_t otherwise)
{
	const char *text = environment_get(name);
	unsigned long long number;

	return text && word_to_number(text, SHRT_MAX, &number) && number ? (size_t)number
									 : otherwise;
}

struct terminal_size terminal_get_size(FILE *terminal)
{
	struct winsize size = {0};

	if (ioctl(fileno(terminal), TIOCGWINSZ, &size) != 0)
		size = (struct winsize){0};
	return (struct terminal_size){
		.columns = size.ws_col ? size.ws_col : size_from_environment("COLUMNS", 80),
		.rows = size.ws_row ? size.ws_row : size_from_environment("LINES", 24)};
}

bool terminal_is_utf8(void)
{
	/* the program itself stays in the C locale, where numbers and sorting are fixed */
	locale_t locale = newlocale(LC_CTYPE_MASK, "", (locale_t)0);
	bool utf8;

	if (locale == (locale_t)0)
		return false;
	utf8 = strcmp(nl_langinfo_l(CODESET, locale), "UTF-8") == 0;
	freelocale(locale);
	return utf8;
}

bool terminal_is_interactive(FILE *in, FILE *out)
{
	return isatty(fileno(in)) && isatty(fileno(out));
}

/* Deliver a signal that stops or ends the program, with the state of the terminal restored. */
static void deliver_signal(
	FILE *in, const struct termios *usual, const struct termios *keys, int number)
{
	tcsetattr(fileno(in), TCSADRAIN, usual);
	terminal_signals_deliver(number);
	tcsetattr(fileno(in), TCSADRAIN, keys);
}

/* Wait for a key. Returns -EINTR after a signal that ends programs, if the program handles it. */
static int read_key(
	FILE *in, const struct termios *usual, const struct termios *keys, char *ret_key)
{
	struct pollfd input = {.fd = fileno(in), .events = POLLIN};

	for (;;) {
		int ending = terminal_signals_take_ending();
		ssize_t got;

		if (ending) {
			deliver_signal(in, usual, keys, ending);
			return -EINTR;
		}
		if (terminal_signals_take(SIGTSTP))
			deliver_signal(in, usual, keys, SIGTSTP);
		/* with a limit, because a signal may have arrived just before */
		if (poll(&input, 1, 250) <= 0)
			continue;
		got = read(fileno(in), ret_key, 1);
		if (got >= 0 || errno != EINTR)
			return got < 0 ? -errno : got ? 0 : -ENODATA;
	}
}

int terminal_ask_key(FILE *in, FILE *out, const char *question, char *ret_key)
{
	struct termios usual, keys;
	int r;

	if (tcgetattr(fileno(in), &usual) != 0)
		return -errno;
	keys = usual;
	keys.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG);
	keys.c_cc[VMIN] = 1;
	keys.c_cc[VTIME] = 0;
	terminal_signals_begin();
	/* the question means that keys are read, so this comes first */
	if (tcsetattr(fileno(in), TCSADRAIN, &keys) == 0) {
		fputs(question, out);
		fflush(out);
		r = read_key(in, &usual, &keys, ret_key);
		tcsetattr(fileno(in), TCSADRAIN, &usual);
	} else {
		r = -errno;
	}
	terminal_signals_end();
	return r;
}
