#include "shell/terminal/pager.h"

#include <errno.h>
#include <string.h>

#include "base/utf8.h"
#include "shell/terminal/messages.h"
#include "shell/terminal/terminal.h"

enum {
	CTRL_C = 3,
	ESCAPE = 27
};

void pager_init(struct pager *pager, FILE *out, FILE *keys)
{
	*pager = (struct pager){.out = out,
		.keys = keys,
		.pages = terminal_is_interactive(keys, out),
		.cursor = {80, 0, 0}};
}

/* --- The cursor --- */

/* Is the character complete, or ill-formed? */
static bool is_complete(struct pager *pager, int32_t *ret_character)
{
	utf8_take(pager->character, pager->character_size, ret_character);
	return *ret_character >= 0 || pager->character_size >= utf8_expected(*pager->character);
}

/* An escape sequence ends with a letter. */
static bool is_in_escape(struct pager *pager, unsigned char byte)
{
	bool within = pager->escape;

	if (byte == ESCAPE)
		pager->escape = within = true;
	else if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z')
		pager->escape = false;
	return within;
}

static void move_cursor(struct pager *pager, char byte)
{
	int32_t character;

	if (is_in_escape(pager, (unsigned char)byte))
		return;
	pager->character[pager->character_size++] = byte;
	if (!is_complete(pager, &character))
		return;
	pager->character_size = 0;
	screen_cursor_add(&pager->cursor, character);
}

/* --- Page by page --- */

static void measure_page(struct pager *pager)
{
	struct terminal_size size = terminal_get_size(pager->out);

	pager->cursor.columns = size.columns;
	/* the last row is for the question */
	pager->rows = size.rows > 2 ? size.rows - 1 : 1;
}

/* Ask for a key, and erase the question. Returns 0 or negative errno. */
static int ask_key(struct pager *pager, char *ret_key)
{
	int r = terminal_ask_key(pager->keys, pager->out, SAY_MORE, ret_key);

	fprintf(pager->out, "\r%*s\r", (int)strlen(SAY_MORE), "");
	return r;
}

/* Ask before the next page. Returns 0 or PAGER_E_DROPPED. */
static int begin_page(struct pager *pager)
{
	for (;;) {
		char key;

		/* without keys, nobody is there who reads */
		if (ask_key(pager, &key) < 0 || key == 'q' || key == 'Q' || key == CTRL_C) {
			fflush(pager->out);
			pager->dropped = true;
			return PAGER_E_DROPPED;
		}
		measure_page(pager);
		if (key == ' ')
			pager->cursor.row = 0;
		else if (key == '\r' || key == '\n')
			pager->cursor.row = pager->rows - 1;
		else
			continue;
		return 0;
	}
}

static int flush_output(struct pager *pager)
{
	if (fflush(pager->out) == 0 && !ferror(pager->out))
		return 0;
	return errno ? -errno : -EIO;
}

static int pass_on(struct pager *pager, const char *bytes, size_t size)
{
	fwrite(bytes, 1, size, pager->out);
	return flush_output(pager);
}

/* Would the character of this byte be below the page? */
static bool is_full(const struct pager *pager, unsigned char byte)
{
	const struct screen_cursor *cursor = &pager->cursor;

	if (cursor->row + 1 != pager->rows || pager->character_size || byte < ' ')
		return cursor->row >= pager->rows;
	/* it may be the first byte of a wide character */
	return cursor->column + (byte >= 0x80) >= cursor->columns;
}

static int write_pages(struct pager *pager, const char *bytes, size_t size)
{
	measure_page(pager);
	for (size_t i = 0; i < size; i++) {
		/* a question comes only if there is more output */
		if (is_full(pager, (unsigned char)bytes[i])) {
			if (pager->cursor.column)
				fputc('\n', pager->out);
			pager->cursor.column = 0;
			if (begin_page(pager) != 0)
				return PAGER_E_DROPPED;
		}
		fputc(bytes[i], pager->out);
		move_cursor(pager, bytes[i]);
	}
	return flush_output(pager);
}

int pager_write(struct pager *pager, const char *bytes, size_t size)
{
	if (pager->dropped)
		return PAGER_E_DROPPED;
	return pager->pages ? write_pages(pager, bytes, size) : pass_on(pager, bytes, size);
}
