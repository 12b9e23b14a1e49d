#include "shell/terminal/editor_parts.h"

#include <stdlib.h>
#include <wctype.h>

#include "shell/terminal/screen_cursor.h"

/* --- Where things stand, as libedit has drawn them --- */

static void add_columns(struct screen_cursor *cursor, size_t count)
{
	while (count--)
		screen_cursor_add(cursor, ' ');
}

/* What cannot be printed is "^Z" or "\U+DCE4". */
static void add_shown(struct screen_cursor *cursor, wchar_t character)
{
	if (character == L'\n' || character == L'\t' || iswprint((wint_t)character))
		screen_cursor_add(cursor, (int32_t)character);
	else
		add_columns(cursor, character < 0x100 ? 2 : character < 0x10000 ? 7 : 8);
	/* libedit does not stay behind the last column */
	if (cursor->column >= cursor->columns) {
		cursor->row++;
		cursor->column = 0;
	}
}

static int get_number(struct editor *editor, const char *capability, int otherwise)
{
	int number = 0;

	el_get(editor->edit, EL_GETTC, capability, &number, NULL);
	return number > 0 ? number : otherwise;
}

/* How many rows below that where the prompt begins is `character`, which is in the line? */
static size_t get_row(struct editor *editor, const wchar_t *character)
{
	struct screen_cursor cursor = {.columns = (size_t)get_number(editor, "co", 80)};
	size_t rows = (size_t)get_number(editor, "li", 24);
	const wchar_t *begin = el_wline(editor->edit)->buffer;

	for (const wchar_t *at = editor->wide_prompt; *at; at++)
		add_shown(&cursor, *at);
	for (const wchar_t *at = begin; at < character; at++)
		add_shown(&cursor, *at);
	/* of what is longer than the screen only the end is there */
	return cursor.row < rows ? cursor.row : rows - 1;
}

/* Take the prompt and what is typed from the screen; the cursor is where they began. */
static void erase(struct editor *editor)
{
	fputc('\r', editor->settings.out);
	for (size_t row = get_row(editor, el_wline(editor->edit)->cursor); row; row--)
		el_wset(editor->edit, EL_ECHOTC, L"up", NULL);
	el_wset(editor->edit, EL_ECHOTC, L"cd", NULL);
}

/* --- The terminal --- */

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
	/* terminals break lines anew, so that the rows are those of the new size */
	el_resize(editor->edit);
	erase(editor);
	editor_draw(editor);
}

/* --- Lines between --- */

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

static void put_lines(struct editor *editor, const char *lines)
{
	fputs(lines, editor->settings.out);
	fflush(editor->settings.out);
}

void editor_show_above(struct editor *editor, const char *lines)
{
	if (editor->edit)
		erase(editor);
	else
		editor_leave_line(editor, "");
	put_lines(editor, lines);
	if (editor->is_terminal)
		editor_draw(editor);
}

void editor_show_below(struct editor *editor, const char *lines)
{
	editor_leave_line(editor, "");
	put_lines(editor, lines);
	editor_draw(editor);
}
