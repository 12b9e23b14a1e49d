#include "shell/terminal/plain_input.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "shell/terminal/editor.h"

/* Returns 1 with a byte, 0 at the end or with an answer of `wait`, or negative errno. */
static int read_byte(
	int descriptor, plain_input_wait *wait, void *context, char *byte, int *ret_answer)
{
	for (;;) {
		int answer = wait ? wait(context) : 0;
		int got;

		if (answer != 0) {
			*ret_answer = answer;
			return 0;
		}
		got = (int)read(descriptor, byte, 1);
		if (got >= 0 || (errno != EINTR && errno != EAGAIN))
			return got < 0 ? -errno : got;
	}
}

int plain_input_read(int descriptor, plain_input_wait *wait, void *context, struct text *line)
{
	int answer = 0, got;
	bool any = false;
	char byte;

	text_clear(line);
	while ((got = read_byte(descriptor, wait, context, &byte, &answer)) == 1) {
		any = true;
		if (byte == '\n')
			break;
		text_add_char(line, byte);
	}
	if (got < 0 || answer != 0)
		return got < 0 ? got : answer;
	if (!any)
		return EDITOR_E_END;
	if (line->failed)
		return -ENOMEM;
	if (byte == '\n' && line->length && line->bytes[line->length - 1] == '\r')
		line->bytes[--line->length] = '\0';
	return line->length && memchr(line->bytes, '\0', line->length) ? EDITOR_E_NUL : 0;
}
