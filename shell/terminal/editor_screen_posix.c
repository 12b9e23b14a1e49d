#include "shell/terminal/editor_parts.h"

#include <stdlib.h>
#include <wctype.h>

#include "shell/terminal/screen_cursor.h"

/* --- Positions in the text that libedit has drawn --- */

static void add_columns(struct screen_cursor *cursor, size_t count)
{
	while (count--)
		screen_cursor_add(cursor, ' ');
}

/* libedit draws a character that cannot be printed as "^Z" or "\U+DCE4". */
static void add_shown(struct screen_cursor *cursor, wchar_t character)
{
	if (character == L'\n' || character == L'\t' || iswprint((wint_t)character))
		screen_cursor_add(cursor, (int32_t)character);
	else
		add_columns(cursor, character < 0x100 ? 2 : character < 0x10000 ? 7 : 8);
	/* libedit does not leave the cursor after the last column */
	if (cursor->column >= cursor->columns) {
		cursor->row++;
		cursor->column = 0;
	}
}

static int get_capability(struct editor *editor, const char *capability, int otherwise)
{
	int number = 0;

	el_get(editor->edit, EL_GETTC, capability, &number, NULL);
	return number > 0 ? number : otherwise;
}

/* Return the row of a character of the line, counted from the row where the prompt begins. */
static size_t get_row(struct editor *editor, const wchar_t *character)
{
	struct screen_cursor cursor = {.columns = (size_t)get_capability(editor, "co", 80)};
	size_t rows = (size_t)get_capability(editor, "li", 24);
	const wchar_t *begin = el_wline(editor->edit)->buffer;

	for (const wchar_t *at = editor->wide_prompt; *at; at++)
		add_shown(&cursor, *at);
	for (const wchar_t *at = begin; at < character; at++)
		add_shown(&cursor, *at);
	/* a text longer than the screen has scrolled */
	return cursor.row < rows ? cursor.row : rows - 1;
}

/* Erase the prompt and the line, and move the cursor to where they began. */
static void erase_line(struct editor *editor)
{
	fputc('\r', editor->settings.out);
	for (size_t row = get_row(editor, el_wline(editor->edit)->cursor); row; row--)
		el_wset(editor->edit, EL_ECHOTC, L"up", NULL);
	el_wset(editor->edit, EL_ECHOTC, L"cd", NULL);
}

/* --- The state of the terminal --- */

void editor_enter(struct editor *editor)
{
	if (editor->edit)
		el_set(editor->edit, EL_PREP_TERM, 1);
	else
		tcsetattr(fileno(editor->settings.in), TCSADRAIN, &editor->own);
}

void editor_leave(struct editor *editor)
{
	if (editor->edit)
		el_set(editor->edit, EL_PREP_TERM, 0);
	else
		tcsetattr(fileno(editor->settings.in), TCSADRAIN, &editor->usual);
}

void editor_draw(struct editor *editor)
{
	if (editor->edit)
		el_set(editor->edit, EL_REFRESH);
	else
		fputs(editor->prompt, editor->settings.out);
	fflush(editor->settings.out);
}

void editor_resize(struct editor *editor)
{
	if (!editor->edit)
		return;
	/* a terminal wraps its lines again, so that the rows are those of the new size */
	el_resize(editor->edit);
	erase_line(editor);
	editor_draw(editor);
}

/* --- Other output --- */

void editor_leave_line(struct editor *editor, const char *mark)
{
	FILE *out = editor->settings.out;

	if (!editor->is_terminal)
		return;
	fputs(mark, out);
	if (editor->edit) {
		const LineInfoW *line = el_wline(editor->edit);
		size_t below = get_row(editor, line->lastchar) - get_row(editor, line->cursor);

		while (below--)
			fputc('\n', out);
	}
	fputs("\r\n", out);
	fflush(out);
}

static void print_lines(struct editor *editor, const char *lines)
{
	fputs(lines, editor->settings.out);
	fflush(editor->settings.out);
}

void editor_show_above(struct editor *editor, const char *lines)
{
	if (editor->edit)
		erase_line(editor);
	else
		editor_leave_line(editor, "");
	print_lines(editor, lines);
	if (editor->is_terminal)
		editor_draw(editor);
}

void editor_show_below(struct editor *editor, const char *lines)
{
	editor_leave_line(editor, "");
	print_lines(editor, lines);
	editor_draw(editor);
}
