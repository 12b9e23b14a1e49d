#include <errno.h>
#include <string.h>
#include <strings.h>

#include "shell/prompt/state.h"

size_t prompt_label_length(const char *label)
{
	return strcspn(label, " \t,;=+:&|<>\r\n");
}

/* Is the line that label? `*ret_next` is the line behind it. */
static bool is_label(const char *line, const char *label, size_t length)
{
	line += strspn(line, " \t,;=");
	if (*line++ != ':')
		return false;
	line += strspn(line, " \t");
	return prompt_label_length(line) == length && strncasecmp(line, label, length) == 0;
}

int prompt_label_find(const struct prompt_batch *batch, const char *label, size_t *ret_at)
{
	size_t length, at = batch->at;
	bool is_again = at == 0;

	label += strspn(label, " \t:");
	length = prompt_label_length(label);
	while (length) {
		const char *line = batch->text + at;

		if (!*line && is_again)
			break;
		if (!*line) {
			is_again = true;
			at = 0;
			continue;
		}
		if (is_label(line, label, length)) {
			*ret_at = at;
			return 0;
		}
		at += strcspn(line, "\n");
		at += batch->text[at] == '\n';
	}
	return -ENOENT;
}
