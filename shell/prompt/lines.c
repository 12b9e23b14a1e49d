#include "shell/prompt/lines.h"

#include <errno.h>
#include <string.h>

#include "shell/prompt/drive.h"
#include "shell/prompt/system.h"

enum {
	CHUNK = 16 * 1024,
	LARGEST = 64 * 1024 * 1024
};

int prompt_read_all(int descriptor, struct text *text)
{
	char chunk[CHUNK];

	for (;;) {
		long got = prompt_read(descriptor, chunk, sizeof(chunk));

		if (got <= 0)
			return (int)got;
		text_add_bytes(text, chunk, (size_t)got);
		if (text->failed)
			return -ENOMEM;
		if (text->length > LARGEST)
			return -EFBIG;
	}
}

int prompt_read_file(const struct prompt *prompt, const char *typed, struct text *text)
{
	int descriptor = drive_open_file(prompt->drive, typed, BENEATH_READ);
	int r;

	if (descriptor < 0)
		return descriptor;
	r = prompt_read_all(descriptor, text);
	prompt_close(descriptor);
	return r;
}

int prompt_read_line(int descriptor, struct text *line)
{
	char c;
	long got;

	while ((got = prompt_read(descriptor, &c, 1)) == 1 && c != '\n')
		if (c != '\r')
			text_add_char(line, c);
	return line->failed ? -ENOMEM : got < 0 ? (int)got : 0;
}

bool prompt_lines_next(struct prompt_lines *lines, const char **ret_line, size_t *ret_length)
{
	const char *line = lines->at, *feed;
	size_t length;

	if (line == lines->end)
		return false;
	feed = memchr(line, '\n', (size_t)(lines->end - line));
	length = (size_t)((feed ? feed : lines->end) - line);
	lines->at = feed ? feed + 1 : lines->end;
	if (length && line[length - 1] == '\r')
		length--;
	*ret_line = line;
	*ret_length = length;
	return true;
}
