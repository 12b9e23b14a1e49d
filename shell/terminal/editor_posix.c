#include "shell/terminal/editor.h"

#include <errno.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/macros.h"
#include "shell/terminal/editor_parts.h"
#include "shell/terminal/history.h"
#include "shell/terminal/plain_input.h"
#include "shell/terminal/terminal.h"
#include "shell/terminal/terminal_signals.h"
#include "shell/terminal/wide_line.h"

enum {
	CTRL_Z = 26
};

/* --- Creation --- */

/* The character set of the terminal is for libedit alone: the program stays in the C locale. */
static int init_locale(struct editor *editor)
{
	editor->locale = newlocale(LC_CTYPE_MASK, "", (locale_t)0);
	if (editor->locale == (locale_t)0)
		editor->locale = newlocale(LC_CTYPE_MASK, "C", (locale_t)0);
	if (editor->locale == (locale_t)0)
		return -errno;
	editor->utf8 = strcmp(nl_langinfo_l(CODESET, editor->locale), "UTF-8") == 0;
	return 0;
}

static void add_to_history(void *context, const char *line)
{
	struct editor *editor = context;
	cleanup(wide_line_freep) wchar_t *wide = wide_line_from_text(line, editor->utf8);
	HistEventW event;

	if (wide && *wide)
		history_w(editor->history, &event, H_ENTER, wide);
}

static int init_history(struct editor *editor)
{
	HistEventW event;

	editor->history = history_winit();
	if (!editor->history || history_w(editor->history, &event, H_SETSIZE, HISTORY_MAX) < 0 ||
		history_w(editor->history, &event, H_SETUNIQUE, 1) < 0)
		return -ENOMEM;
	if (editor->settings.history)
		editor->history_error =
			history_load(editor->settings.history, add_to_history, editor);
	return el_wset(editor->edit, EL_HIST, history_w, editor->history) == 0 ? 0 : -ENOMEM;
}

static wchar_t *get_prompt(EditLine *edit)
{
	struct editor *editor = NULL;

	el_wget(edit, EL_CLIENTDATA, &editor);
	return editor->wide_prompt;
}

/* Can a line of several rows be drawn, and drawn again? */
static bool is_drawable(EditLine *edit)
{
	const char *up = NULL, *clear = NULL;

	el_get(edit, EL_GETTC, "up", &up, NULL);
	el_get(edit, EL_GETTC, "cd", &clear, NULL);
	return up && *up && clear && *clear;
}

static bool has_terminal_type(void)
{
	const char *kind = environment_get("TERM");

	return kind && *kind && strcmp(kind, "dumb") != 0;
}

/* Use libedit if the terminal can move its cursor. */
static int init_edit(struct editor *editor)
{
	/* libedit complains of unknown terminals */
	FILE *nowhere = has_terminal_type() ? fopen("/dev/null", "we") : NULL;
	int r;

	if (!nowhere)
		return 0;
	editor->edit = el_init("tsfarm", editor->settings.in, editor->settings.out, nowhere);
	if (!editor->edit || !is_drawable(editor->edit)) {
		if (editor->edit)
			el_end(editor->edit);
		editor->edit = NULL;
		fclose(nowhere);
		return 0;
	}
	editor->nowhere = nowhere;
	r = editor_bind_keys(editor);
	if (r == 0 && el_wset(editor->edit, EL_PROMPT, get_prompt) != 0)
		r = -ENOMEM;
	return r < 0 ? r : init_history(editor);
}

static int init_terminal(struct editor *editor)
{
	locale_t usual;
	int r = init_locale(editor);

	if (r < 0)
		return r;
	if (tcgetattr(fileno(editor->settings.in), &editor->usual) != 0)
		return -errno;
	editor->own = editor->usual;
	editor->own.c_cc[VSUSP] = _POSIX_VDISABLE; /* Ctrl-Z is a character */
	usual = uselocale(editor->locale);
	r = init_edit(editor);
	uselocale(usual);
	return r;
}

int editor_new(const struct editor_settings *settings, struct editor **ret_editor)
{
	cleanup(editor_freep) struct editor *editor = calloc(1, sizeof(*editor));
	int r;

	if (!editor)
		return -ENOMEM;
	editor->settings = *settings;
	editor->is_terminal = terminal_is_interactive(settings->in, settings->out);
	r = editor->is_terminal ? init_terminal(editor) : 0;
	if (r < 0)
		return r;
	*ret_editor = steal(&editor);
	return 0;
}

struct editor *editor_free(struct editor *editor)
{
	if (!editor)
		return NULL;
	if (editor->edit)
		el_end(editor->edit);
	if (editor->history)
		history_wend(editor->history);
	if (editor->nowhere)
		fclose(editor->nowhere);
	if (editor->locale != (locale_t)0)
		freelocale(editor->locale);
	free(editor->wide_prompt);
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
	return editor->history_error;
}

/* --- Reading --- */

static int wait_for_byte(void *context)
{
	return editor_wait(context);
}

/* A terminal that cannot move its cursor edits lines itself, if at all. */
static int read_unedited(struct editor *editor)
{
	int r;

	terminal_signals_begin();
	editor_enter(editor);
	editor_draw(editor);
	r = plain_input_read(fileno(editor->settings.in), wait_for_byte, editor, &editor->typed);
	editor_leave(editor);
	terminal_signals_end();
	if (r == EDITOR_E_END)
		editor_leave_line(editor, "");
	return r;
}

/* Is the line neither blank nor equal to the last one? */
static bool is_worth_keeping(struct editor *editor, const wchar_t *line)
{
	HistEventW last;

	return line[wcsspn(line, L" \t")] &&
	       (history_w(editor->history, &last, H_FIRST) < 0 || wcscmp(last.str, line) != 0);
}

static int keep_line(struct editor *editor)
{
	const char *line = text_string(&editor->typed);
	cleanup(wide_line_freep) wchar_t *wide = wide_line_from_text(line, editor->utf8);
	int r = 0;

	if (!wide)
		return -ENOMEM;
	if (!is_worth_keeping(editor, wide))
		return 0;
	add_to_history(editor, line);
	if (editor->settings.history)
		r = history_append(editor->settings.history, line);
	if (editor->history_error == 0)
		editor->history_error = r;
	return 0;
}

/* Take the answer of libedit: `line` and its `count` of characters, or NULL. */
static int take_line(struct editor *editor, const wchar_t *line, int count)
{
	if (editor->answer != 0)
		return editor->answer;
	if (count < 0)
		return -EIO;
	/* Ctrl-D */
	if (!line) {
		editor_leave_line(editor, "");
		return EDITOR_E_END;
	}
	text_clear(&editor->typed);
	wide_line_to_text(line, (size_t)count - (line[count - 1] == L'\n'), &editor->typed);
	return editor->typed.failed ? -ENOMEM : keep_line(editor);
}

static int read_edited(struct editor *editor)
{
	const wchar_t *line;
	locale_t usual;
	int count, r;

	free(editor->wide_prompt);
	editor->wide_prompt = wide_line_from_text(editor->prompt, editor->utf8);
	if (!editor->wide_prompt)
		return -ENOMEM;
	editor->answer = 0;
	usual = uselocale(editor->locale);
	terminal_signals_begin();
	/* the prompt means that keys go to the editor, so this comes first */
	editor_enter(editor);
	line = el_wgets(editor->edit, &count);
	/* libedit does not restore the terminal after a failure */
	editor_leave(editor);
	r = take_line(editor, line, count);
	terminal_signals_end();
	uselocale(usual);
	return r;
}

static int read_plain(struct editor *editor)
{
	int r;

	/* a file always has input, so that editor_wait() would never call it */
	editor->next_idle = 0;
	r = editor_idle(editor);
	return r == 0 ? plain_input_read(
				fileno(editor->settings.in), wait_for_byte, editor, &editor->typed)
		      : r;
}

int editor_read(struct editor *editor, const char *prompt, const char **ret_line)
{
	int r;

	fflush(editor->settings.out);
	editor->prompt = prompt;
	if (!editor->is_terminal)
		r = read_plain(editor);
	else
		r = editor->edit ? read_edited(editor) : read_unedited(editor);
	if (r == 0 && editor->is_terminal && text_string(&editor->typed)[0] == CTRL_Z)
		return EDITOR_E_END;
	if (r == 0 || r == EDITOR_E_NUL)
		editor->line_number++;
	if (r == 0)
		*ret_line = text_string(&editor->typed);
	return r;
}
