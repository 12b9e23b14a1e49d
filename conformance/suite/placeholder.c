#include "conformance/suite/placeholder.h"

#include <stdio.h>
#include <string.h>

enum placeholder_trouble placeholder_replace(const char *text,
	bool (*value)(void *context, const char *name, struct text *to), void *context,
	struct text *to, char *ret_name, size_t size)
{
	while (*text) {
		size_t length = strcspn(text, "{");
		const char *end;

		text_add_bytes(to, text, length);
		text += length;
		if (!*text)
			break;
		if (text[1] == '{') {
			text_add_char(to, '{');
			text += 2;
			continue;
		}
		end = strchr(text, '}');
		if (!end)
			return PLACEHOLDER_NOT_CLOSED;
		snprintf(ret_name, size, "%.*s", (int)(end - text - 1), text + 1);
		if (!value(context, ret_name, to))
			return PLACEHOLDER_UNKNOWN;
		text = end + 1;
	}
	return PLACEHOLDER_FINE;
}
