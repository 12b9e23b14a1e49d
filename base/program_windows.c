#include "base/program.h"

#include <stdio.h>
#include <stdlib.h>

#include <windows.h>

#include "base/wide.h"

/* The C runtime leaves * and ? alone: what they mean is the program's business. */
extern int _dowildcard;
int _dowildcard = 0;

/* --- The console --- */

static UINT code_page_before;

static void restore_console(void)
{
	SetConsoleOutputCP(code_page_before);
}

/* A console shows bytes in a code page of its own, and keeps what the last program said. */
static void speak_utf8(void)
{
	code_page_before = GetConsoleOutputCP();
	if (code_page_before && code_page_before != CP_UTF8 && SetConsoleOutputCP(CP_UTF8))
		atexit(restore_console);
}

/* --- The arguments --- */

static char **free_arguments(char **arguments)
{
	for (char **argument = arguments; argument && *argument; argument++)
		free(*argument);
	free(arguments);
	return NULL;
}

static char **copy_arguments(int argc, wchar_t **wide)
{
	char **arguments = calloc((size_t)argc + 1, sizeof(*arguments));

	for (int i = 0; arguments && i < argc; i++) {
		arguments[i] = wide_to_utf8(wide[i]);
		if (!arguments[i])
			return free_arguments(arguments);
	}
	return arguments;
}

int wmain(int argc, wchar_t **wide);

int wmain(int argc, wchar_t **wide)
{
	char **argv = copy_arguments(argc, wide);
	int status;

	if (!argv) {
		fputs("out of memory\n", stderr);
		return 3;
	}
	speak_utf8();
	status = program_main(argc, argv);
	free_arguments(argv);
	return status;
}
