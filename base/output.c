#include "base/output.h"

#include <errno.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/macros.h"
#include "base/text.h"
#include "base/utf8.h"

void output_init(struct output *out, const char *program)
{
	*out = (struct output){program, stdout, stderr};
}

/* Threads of a run print, too. */
static atomic_bool lacks_memory;

int fail(struct output *out, int status, const char *format, ...)
{
	cleanup(text_deinit) struct text sentence = {0};
	va_list values;

	fflush(out->results);
	va_start(values, format);
	utf8_vprint_escaped(&sentence, format, values);
	va_end(values);
	fprintf(out->complaints, "%s: %s\n", out->program,
		sentence.failed ? strerror(ENOMEM) : text_string(&sentence));
	return status;
}

void output_say(FILE *to, const char *format, ...)
{
	cleanup(text_deinit) struct text line = {0};
	va_list values;

	va_start(values, format);
	utf8_vprint_escaped(&line, format, values);
	va_end(values);
	/* without memory, a complaint is this sentence */
	fputs(line.failed ? strerror(ENOMEM) : text_string(&line), to);
	output_note(&line);
}

void output_add(FILE *to, const struct text *text)
{
	fputs(text_string(text), to);
	output_note(text);
}

void output_note(const struct text *text)
{
	if (text->failed)
		atomic_store(&lacks_memory, true);
}

bool output_is_whole(void)
{
	return !atomic_exchange(&lacks_memory, false);
}

int output_finish(struct output *out, int status, int broken)
{
	bool is_whole = output_is_whole();

	fflush(out->complaints);
	if (fflush(out->results) != 0)
		return fail(out, broken, "cannot write the results: %s", strerror(errno));
	/* why an earlier part was not written, the stream has not kept */
	if (ferror(out->results))
		return fail(out, broken, "cannot write the results: part of them is missing");
	if (!is_whole)
		return fail(out, broken, "cannot write the results: %s", strerror(ENOMEM));
	return status;
}

bool output_is_colourful(FILE *stream)
{
	const char *no_color = environment_get("NO_COLOR");
	const char *terminal = environment_get("TERM");

	if (no_color && *no_color)
		return false;
	return isatty(fileno(stream)) && terminal && strcmp(terminal, "dumb") != 0;
}
