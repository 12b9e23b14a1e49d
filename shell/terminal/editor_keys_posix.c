#include "shell/terminal/editor_parts.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/macros.h"
#include "base/utf8.h"
#include "shell/terminal/candidates.h"
#include "shell/terminal/terminal.h"
#include "shell/terminal/wide_line.h"

enum {
	CTRL_C = 3
};

static struct editor *editor_of(EditLine *edit)
{
	struct editor *editor = NULL;

	el_wget(edit, EL_CLIENTDATA, &editor);
	return editor;
}

/* --- Keys --- */

static int take_byte(struct editor *editor)
{
	char *byte = &editor->bytes[editor->byte_count];
	ssize_t got;

	for (;;) {
		int r = editor_wait(editor);

		if (r != 0)
			return r;
		got = read(fileno(editor->settings.in), byte, 1);
		if (got == 1)
			editor->byte_count++;
		if (got >= 0)
			return got ? 0 : EDITOR_E_END;
		/* the terminal is gone */
		if (errno == EIO)
			return EDITOR_E_END;
		if (errno != EINTR && errno != EAGAIN)
			return -errno;
	}
}

/* Do the bytes begin with a complete character, or with a byte that is part of none? */
static bool has_character(const struct editor *editor)
{
	size_t count = editor->byte_count;

	return count && (!editor->utf8 || count >= utf8_expected(*editor->bytes) ||
				(count > 1 && !utf8_continues(editor->bytes[count - 1])));
}

static int take_character(struct editor *editor, wchar_t *ret_character)
{
	size_t taken;

	while (!has_character(editor)) {
		int r = take_byte(editor);

		if (r != 0)
			return r;
	}
	taken = wide_line_take(editor->bytes, editor->byte_count, editor->utf8, ret_character);
	editor->byte_count -= taken;
	memmove(editor->bytes, editor->bytes + taken, editor->byte_count);
	return 0;
}

/* EL_GETCFN */
static int read_key(EditLine *edit, wchar_t *ret_key)
{
	struct editor *editor = editor_of(edit);
	int r = take_character(editor, ret_key);

	/* here and not in the table, because the search of libedit reads keys, too */
	if (r == 0 && *ret_key == CTRL_C) {
		r = EDITOR_E_INTERRUPTED;
		editor_leave_line(editor, "^C");
	}
	if (r != 0) {
		editor->answer = r;
		errno = EINTR;
		return -1;
	}
	editor->keys[1] = editor->keys[0];
	editor->keys[0] = *ret_key;
	return 1;
}

/* --- Completion --- */

static unsigned char replace_word(struct editor *editor, const char *word, const char *by)
{
	cleanup(wide_line_freep) wchar_t *old = wide_line_from_text(word, editor->utf8);
	cleanup(wide_line_freep) wchar_t *new = wide_line_from_text(by, editor->utf8);

	if (!old || !new)
		return CC_ERROR;
	el_wdeletestr(editor->edit, (int)wcslen(old));
	return el_winsertstr(editor->edit, new) == 0 ? CC_REFRESH : CC_ERROR;
}

static unsigned char list_candidates(struct editor *editor, const struct candidates *candidates)
{
	struct terminal_size size = terminal_get_size(editor->settings.out);
	cleanup(text_deinit) struct text lines = {0};

	candidates_list(candidates, size.columns, size.rows, &lines);
	if (lines.failed)
		return CC_ERROR;
	editor_show_below(editor, text_string(&lines));
	return CC_NORM;
}

static unsigned char complete_word(EditLine *edit, wint_t key)
{
	struct editor *editor = editor_of(edit);
	const LineInfoW *info = el_wline(edit);
	cleanup(text_deinit) struct text line = {0}, word = {0};
	cleanup(candidates_deinit) struct candidates candidates = {0};

	wide_line_to_text(info->buffer, (size_t)(info->cursor - info->buffer), &line);
	if (!editor->settings.complete || line.failed ||
		candidates_find(&candidates, editor->settings.complete, editor->settings.context,
			text_string(&line)) < 0)
		return CC_ERROR;
	candidates_insert(&candidates, text_string(&line), &word);
	if (word.length)
		return replace_word(editor, line.bytes + candidates.word_at, word.bytes);
	if (candidates.count > 1 && editor->keys[1] == (wchar_t)key)
		return list_candidates(editor, &candidates);
	return CC_ERROR;
}

/* --- Keys of the command prompt --- */

/* Ctrl-Z is a character, which ends the input at the begin of a line. */
static unsigned char insert_end(EditLine *edit, wint_t key)
{
	return el_winsertstr(edit, (const wchar_t[]){(wchar_t)key, L'\0'}) == 0 ? CC_REFRESH
										: CC_ERROR;
}

/* F3: the rest of the last line, after the column of the cursor. */
static unsigned char repeat_last(EditLine *edit, wint_t key)
{
	struct editor *editor = editor_of(edit);
	const LineInfoW *info = el_wline(edit);
	size_t typed = (size_t)(info->lastchar - info->buffer);
	HistEventW last;

	(void)key;
	if (history_w(editor->history, &last, H_FIRST) < 0 || wcslen(last.str) <= typed)
		return CC_ERROR;
	el_cursor(edit, (int)(info->lastchar - info->cursor));
	return el_winsertstr(edit, last.str + typed) == 0 ? CC_REFRESH : CC_ERROR;
}

/* F7: the newest lines of the history that fit into the screen. */
static unsigned char list_history(EditLine *edit, wint_t key)
{
	struct editor *editor = editor_of(edit);
	size_t room = terminal_get_size(editor->settings.out).rows - 1;
	cleanup(text_deinit) struct text lines = {0};
	HistEventW at;
	int number, r;

	(void)key;
	if (history_w(editor->history, &at, H_GETSIZE) < 0)
		return CC_ERROR;
	number = at.num;
	for (r = history_w(editor->history, &at, H_LAST); r >= 0;
		r = history_w(editor->history, &at, H_PREV)) {
		if ((size_t)number-- > room)
			continue;
		text_printf(&lines, "%4d: ", at.num);
		wide_line_to_text(at.str, wcslen(at.str), &lines);
		text_add_char(&lines, '\n');
	}
	if (!lines.length || lines.failed)
		return CC_ERROR;
	editor_show_below(editor, lines.bytes);
	return CC_NORM;
}

/* --- The table --- */

static const struct {
	const wchar_t *name, *help;
	unsigned char (*run)(EditLine *edit, wint_t key);
} functions[] = {
	{L"prompt-complete", L"Complete the word, or list its completions", complete_word},
	{L"prompt-insert-end", L"Insert the character that ends the input", insert_end},
	{L"prompt-repeat-last", L"Insert the rest of the last line", repeat_last},
	{L"prompt-list-history", L"List the history", list_history},
};

/* Keys that libedit's emacs keys lack, or that do something else in other programs. */
static const struct {
	const wchar_t *keys, *function;
} bindings[] = {
	{L"^I", L"prompt-complete"},
	{L"^Z", L"prompt-insert-end"},
	{L"^R", L"em-inc-search-prev"},
	{L"^U", L"vi-kill-line-prev"},
	{L"^W", L"ed-delete-prev-word"},
	/* the sequences of xterm, rxvt and the Linux console */
	{L"\\eOR", L"prompt-repeat-last"},
	{L"\\e[13~", L"prompt-repeat-last"},
	{L"\\e[[C", L"prompt-repeat-last"},
	{L"\\e[18~", L"prompt-list-history"},
	{L"\\e[H", L"ed-move-to-beg"},
	{L"\\eOH", L"ed-move-to-beg"},
	{L"\\e[1~", L"ed-move-to-beg"},
	{L"\\e[7~", L"ed-move-to-beg"},
	{L"\\e[F", L"ed-move-to-end"},
	{L"\\eOF", L"ed-move-to-end"},
	{L"\\e[4~", L"ed-move-to-end"},
	{L"\\e[8~", L"ed-move-to-end"},
	{L"\\e[3~", L"ed-delete-next-char"},
	{L"\\e[1;5C", L"em-next-word"},
	{L"\\e[1;5D", L"ed-prev-word"},
};

int editor_bind_keys(struct editor *editor)
{
	EditLine *edit = editor->edit;
	int r = el_wset(edit, EL_EDITOR, L"emacs");

	r |= el_wset(edit, EL_CLIENTDATA, editor);
	r |= el_wset(edit, EL_GETCFN, read_key);
	/* Ctrl-C and Ctrl-Z are keys, not signals */
	r |= el_wset(edit, EL_SETTY, L"-d", L"-isig", NULL);
	for (size_t i = 0; i < ARRAY_SIZE(functions); i++)
		r |= el_wset(
			edit, EL_ADDFN, functions[i].name, functions[i].help, functions[i].run);
	for (size_t i = 0; i < ARRAY_SIZE(bindings); i++)
		r |= el_wset(edit, EL_BIND, bindings[i].keys, bindings[i].function, NULL);
	return r == 0 ? 0 : -ENOMEM;
}
