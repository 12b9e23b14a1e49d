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

/* --- Where the cursor gets to --- */

/* Is the character whole, or one that never will be? */
static bool is_whole(struct pager *pager, int32_t *ret_character)
{
	utf8_take(pager->character, pager->character_size, ret_character);
	return *ret_character >= 0 || pager->character_size >= utf8_expected(*pager->character);
}

/* Such a sequence ends with a letter. */
static bool is_in_escape(struct pager *pager, unsigned char byte)
{
	bool within = pager->escape;

	if (byte == ESCAPE)
		pager->escape = within = true;
	else if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z')
		pager->escape = false;
	return within;
}

static void follow(struct pager *pager, char byte)
{
	int32_t character;

	if (is_in_escape(pager, (unsigned char)byte))
		return;
	pager->character[pager->character_size++] = byte;
	if (!is_whole(pager, &character))
		return;
	pager->character_size = 0;
	screen_cursor_add(&pager->cursor, character);
}

/* --- Page by page --- */

static void measure(struct pager *pager)
{
	struct terminal_size size = terminal_get_size(pager->out);

	pager->cursor.columns = size.columns;
	/* the last row is for what asks, and a page of one row at least goes on */
	pager->rows = size.rows > 2 ? size.rows - 1 : 1;
}

/* Ask for a key, and take the question away again. 0 or negative errno. */
static int ask(struct pager *pager, char *ret_key)
{
	int r = terminal_ask_key(pager->keys, pager->out, SAY_MORE, ret_key);

	fprintf(pager->out, "\r%*s\r", (int)strlen(SAY_MORE), "");
	return r;
}

/* Have the reader see the page. 0 or PAGER_E_DROPPED. */
static int turn(struct pager *pager)
{
	for (;;) {
		char key;

		/* whoever has no keys any more reads nothing either */
		if (ask(pager, &key) < 0 || key == 'q' || key == 'Q' || key == CTRL_C) {
			fflush(pager->out);
			pager->dropped = true;
			return PAGER_E_DROPPED;
		}
		measure(pager);
		if (key == ' ')
			pager->cursor.row = 0;
		else if (key == '\r' || key == '\n')
			pager->cursor.row = pager->rows - 1;
		else
			continue;
		return 0;
	}
}

static int let_go(struct pager *pager)
{
	if (fflush(pager->out) == 0 && !ferror(pager->out))
		return 0;
	return errno ? -errno : -EIO;
}

static int hand_on(struct pager *pager, const char *bytes, size_t size)
{
	fwrite(bytes, 1, size, pager->out);
	return let_go(pager);
}

/* Would what the byte begins stand below the page? */
static bool is_full(const struct pager *pager, unsigned char byte)
{
	const struct screen_cursor *cursor = &pager->cursor;

	if (cursor->row + 1 != pager->rows || pager->character_size || byte < ' ')
		return cursor->row >= pager->rows;
	/* it may be a wide character */
	return cursor->column + (byte >= 0x80) >= cursor->columns;
}

static int write_pages(struct pager *pager, const char *bytes, size_t size)
{
	measure(pager);
	for (size_t i = 0; i < size; i++) {
		/* only when there is more */
		if (is_full(pager, (unsigned char)bytes[i])) {
			if (pager->cursor.column)
				fputc('\n', pager->out);
			pager->cursor.column = 0;
			if (turn(pager) != 0)
				return PAGER_E_DROPPED;
		}
		fputc(bytes[i], pager->out);
		follow(pager, bytes[i]);
	}
	return let_go(pager);
}

int pager_write(struct pager *pager, const char *bytes, size_t size)
{
	if (pager->dropped)
		return PAGER_E_DROPPED;
	return pager->pages ? write_pages(pager, bytes, size) : hand_on(pager, bytes, size);
}
