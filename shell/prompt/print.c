#include <errno.h>
#include <stdarg.h>
#include <string.h>

#include "base/utf8.h"
#include "shell/prompt/messages.h"
#include "shell/prompt/scan.h"
#include "shell/prompt/state.h"
#include "shell/prompt/system.h"

/* Why the last thing was not written that was to be; 0 when all was. A prompt does one thing at a time. */
static int write_error;

int prompt_take_write_error(void)
{
	int error = write_error;

	write_error = 0;
	return error;
}

void prompt_write(int descriptor, const char *bytes, size_t length)
{
	while (length) {
		long written = prompt_write_some(descriptor, bytes, length);

		if (written < 0 && written != -EINTR) {
			write_error = (int)written;
			return;
		}
		if (written > 0) {
			bytes += written;
			length -= (size_t)written;
		}
	}
}

void prompt_print(int descriptor, const char *format, ...)
{
	cleanup(text_deinit) struct text text = {0};
	va_list values;

	va_start(values, format);
	text_vprintf(&text, format, values);
	va_end(values);
	prompt_write(descriptor, text_string(&text), text.length);
}

void prompt_say(int descriptor, const char *format, ...)
{
	cleanup(text_deinit) struct text text = {0};
	va_list values;

	va_start(values, format);
	utf8_vprint_escaped(&text, format, values);
	va_end(values);
	prompt_write(descriptor, text_string(&text), text.length);
}

void prompt_complain(int descriptor, int error, const char *subject)
{
	static const struct {
		int error;
		const char *sentence;
	} rows[] = {
		{-ENOENT, MSG_NO_FILE},
		{-ENOTDIR, MSG_NO_PATH},
		{-EACCES, MSG_ACCESS_DENIED},
		{-EBUSY, MSG_IN_USE},
		{-EINVAL, MSG_BAD_NAME},
		{-ENAMETOOLONG, MSG_NAME_TOO_LONG},
		{-ENETUNREACH, MSG_NO_NETWORK_PATH},
		{-ENODEV, MSG_NO_DRIVE},
		{-ENOTEMPTY, MSG_NOT_EMPTY},
		{-ENOSPC, MSG_DISK_FULL},
		{-EPERM, MSG_ACCESS_DENIED},
		{-EISDIR, MSG_ACCESS_DENIED},
	};

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		if (rows[i].error != error)
			continue;
		prompt_write(descriptor, rows[i].sentence, strlen(rows[i].sentence));
		return;
	}
	prompt_say(descriptor, MSG_TROUBLE, subject, strerror(-error));
}

/* --- Words --- */

static const char *word_end(const char *at)
{
	bool quoted = false;

	for (; *at && (quoted || !prompt_is_delimiter(*at)); at++)
		if (*at == '"')
			quoted = !quoted;
	return at;
}

char **prompt_words(struct arena *arena, const char *tail, size_t *ret_count)
{
	/* a word and its delimiter take two bytes at least */
	char **words = arena_alloc(arena, (strlen(tail) / 2 + 2) * sizeof(*words));
	size_t count = 0;

	while (words) {
		const char *end;

		while (prompt_is_delimiter(*tail))
			tail++;
		if (!*tail)
			break;
		end = word_end(tail);
		words[count] = arena_copy_bytes(arena, tail, (size_t)(end - tail));
		if (!words[count++])
			return NULL;
		tail = end;
	}
	*ret_count = count;
	return words;
}

const char *prompt_skip_blanks(const char *tail)
{
	return tail + strspn(tail, " \t");
}

char *prompt_unquote(char *word)
{
	char *to = word;

	for (const char *from = word; *from; from++)
		if (*from != '"')
			*to++ = *from;
	*to = '\0';
	return word;
}
