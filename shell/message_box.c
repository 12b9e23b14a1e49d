#include "shell/message_box.h"

#include <string.h>

#include "base/macros.h"
#include "base/wrap.h"
#include "shell/messages.h"

enum {
	FRAME_COLUMNS = 4,
	TEXT_COLUMNS_MIN = 12,
	TEXT_COLUMNS_MAX = 72
};

/* Return the width of the widest line of the wrapped text. */
static size_t measure_text(const char *text, size_t columns)
{
	size_t widest = 0;

	do {
		cleanup(text_deinit) struct text line = {0};
		const char *begin = text;
		size_t length = wrap_line(&text, columns), width = wrap_add(&line, begin, length);

		widest = width > widest ? width : widest;
	} while (*text);
	return widest;
}

static void add_repeated(struct text *to, char with, size_t count)
{
	while (count-- > 0)
		text_add_char(to, with);
}

static void add_edge(struct text *to, size_t columns)
{
	text_add_char(to, '+');
	add_repeated(to, '-', columns + 2);
	text_add(to, "+\n");
}

static void add_lines(struct text *to, const char *text, size_t columns)
{
	do {
		const char *begin = text;
		size_t length = wrap_line(&text, columns), width;

		text_add(to, "| ");
		width = wrap_add(to, begin, length);
		add_repeated(to, ' ', width < columns ? columns - width : 0);
		text_add(to, " |\n");
	} while (*text);
}

void message_box_add(struct text *to, const struct message *message, size_t columns)
{
	cleanup(text_deinit) struct text title = {0};
	size_t room = columns > FRAME_COLUMNS ? columns - FRAME_COLUMNS : 0, width;

	text_printf(&title, SAY_MESSAGE_TITLE, message->by_user ? message->by_user : "",
		message->by_user ? ", " : "", message->by_server, message->by_session, message->at);
	room = room < TEXT_COLUMNS_MIN ? TEXT_COLUMNS_MIN : room;
	room = room > TEXT_COLUMNS_MAX ? TEXT_COLUMNS_MAX : room;
	width = measure_text(text_string(&title), room);
	if (measure_text(message->text, room) > width)
		width = measure_text(message->text, room);
	add_edge(to, width);
	add_lines(to, text_string(&title), width);
	add_edge(to, width);
	add_lines(to, message->text, width);
	add_edge(to, width);
}
