#include "shell/terminal/editor.h"

#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

#include "base/macros.h"
#include "base/wide.h"
#include "shell/terminal/plain_input.h"
#include "shell/terminal/terminal.h"

enum {
	CTRL_Z = 26,
	PIECE = 256 /* characters read at once */
};

/* The console has editing and a history of its own. */
struct editor {
	struct editor_settings settings;
	bool is_terminal;
	struct text typed;
	size_t line_number;
};

int editor_new(const struct editor_settings *settings, struct editor **ret_editor)
{
	struct editor *editor = calloc(1, sizeof(*editor));

	if (!editor)
		return -ENOMEM;
	editor->settings = *settings;
	editor->is_terminal = terminal_is_interactive(settings->in, settings->out);
	*ret_editor = editor;
	return 0;
}

struct editor *editor_free(struct editor *editor)
{
	if (editor)
		text_deinit(&editor->typed);
	free(editor);
	return NULL;
}

void editor_freep(struct editor **editor)
{
	editor_free(*editor);
}

bool editor_is_terminal(const struct editor *editor)
{
	return editor->is_terminal;
}

size_t editor_line_number(const struct editor *editor)
{
	return editor->line_number;
}

int editor_history_error(const struct editor *editor)
{
	(void)editor;
	return 0;
}

/* Read from the console: a line, or a part of a long one. */
static int read_piece(HANDLE console, wchar_t *piece)
{
	DWORD count = 0;

	if (!ReadConsoleW(console, piece, PIECE - 1, &count, NULL))
		return wide_error(GetLastError());
	piece[count] = L'\0';
	if (count)
		return 0;
	return GetLastError() == ERROR_OPERATION_ABORTED ? EDITOR_E_INTERRUPTED : EDITOR_E_END;
}

/* A character may be divided between two pieces, so they are joined before the conversion to UTF-8. */
static int read_console(HANDLE console, struct text *wide)
{
	wchar_t piece[PIECE];

	do {
		int r;

		SetLastError(ERROR_SUCCESS);
		r = read_piece(console, piece);
		if (r != 0)
			return r;
		text_add_bytes(wide, (const char *)piece, wcslen(piece) * sizeof(*piece));
	} while (!wcschr(piece, L'\n'));
	text_add_bytes(wide, (const char *)L"", sizeof(wchar_t));
	return wide->failed ? -ENOMEM : 0;
}

static void free_bytes(char **bytes)
{
	free(*bytes);
}

static int read_edited(struct editor *editor, const char *prompt)
{
	HANDLE console = (HANDLE)_get_osfhandle(_fileno(editor->settings.in));
	cleanup(text_deinit) struct text wide = {0};
	cleanup(free_bytes) char *line = NULL;
	int r;

	fputs(prompt, editor->settings.out);
	fflush(editor->settings.out);
	/* Ctrl-C ends the line, not the program */
	SetConsoleCtrlHandler(NULL, TRUE);
	r = read_console(console, &wide);
	SetConsoleCtrlHandler(NULL, FALSE);
	if (r != 0)
		return r;
	line = wide_to_utf8((const wchar_t *)wide.bytes);
	if (!line)
		return -ENOMEM;
	if (*line == CTRL_Z)
		return EDITOR_E_END;
	text_clear(&editor->typed);
	text_add_bytes(&editor->typed, line, strcspn(line, "\r\n"));
	return editor->typed.failed ? -ENOMEM : 0;
}

static int call_idle(struct editor *editor)
{
	cleanup(text_deinit) struct text lines = {0};
	bool continues;

	if (!editor->settings.idle)
		return 0;
	continues = editor->settings.idle(editor->settings.context, &lines);
	fputs(text_string(&lines), editor->settings.out);
	fflush(editor->settings.out);
	return continues ? 0 : EDITOR_E_STOPPED;
}

int editor_read(struct editor *editor, const char *prompt, const char **ret_line)
{
	int r = call_idle(editor);

	if (r != 0)
		return r;
	if (editor->is_terminal) {
		r = read_edited(editor, prompt);
	} else {
		_setmode(_fileno(editor->settings.in), _O_BINARY);
		r = plain_input_read(_fileno(editor->settings.in), NULL, NULL, &editor->typed);
	}
	if (r == 0 || r == EDITOR_E_NUL)
		editor->line_number++;
	if (r == 0)
		*ret_line = text_string(&editor->typed);
	return r;
}
