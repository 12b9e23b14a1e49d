#include "cli/shell/terminal.h"

#include <errno.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/word.h"

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
	/* asked for here alone: the program stays in the C locale, where numbers and sorting are fixed */
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

int terminal_read_key(FILE *in, char *ret_key)
{
	struct termios usual, keys;
	ssize_t got;
	int r;

	if (tcgetattr(fileno(in), &usual) != 0)
		return -errno;
	keys = usual;
	keys.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG);
	keys.c_cc[VMIN] = 1;
	keys.c_cc[VTIME] = 0;
	if (tcsetattr(fileno(in), TCSADRAIN, &keys) != 0)
		return -errno;
	do
		got = read(fileno(in), ret_key, 1);
	while (got < 0 && errno == EINTR);
	r = got < 0 ? -errno : got == 0 ? -ENODATA : 0;
	tcsetattr(fileno(in), TCSADRAIN, &usual);
	return r;
}
