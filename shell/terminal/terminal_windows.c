#include "shell/terminal/terminal.h"

#include <conio.h>
#include <errno.h>
#include <io.h>
#include <windows.h>

struct terminal_size terminal_get_size(FILE *terminal)
{
	CONSOLE_SCREEN_BUFFER_INFO info;

	if (!GetConsoleScreenBufferInfo((HANDLE)_get_osfhandle(_fileno(terminal)), &info))
		return (struct terminal_size){80, 24};
	return (struct terminal_size){
		.columns = (size_t)(info.srWindow.Right - info.srWindow.Left + 1),
		.rows = (size_t)(info.srWindow.Bottom - info.srWindow.Top + 1)};
}

bool terminal_is_utf8(void)
{
	return GetConsoleOutputCP() == CP_UTF8;
}

/* _isatty() takes the device NUL for a console. */
static bool is_console(FILE *stream)
{
	DWORD mode;

	return GetConsoleMode((HANDLE)_get_osfhandle(_fileno(stream)), &mode);
}

bool terminal_is_interactive(FILE *in, FILE *out)
{
	return is_console(in) && is_console(out);
}

int terminal_ask_key(FILE *in, FILE *out, const char *question, char *ret_key)
{
	int key;

	(void)in;
	fputs(question, out);
	fflush(out);
	key = _getch();
	if (key < 0)
		return -ENODATA;
	*ret_key = (char)key;
	return 0;
}
