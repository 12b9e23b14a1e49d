#include "base/output.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include "base/environment.h"

void output_init(struct output *out, const char *program)
{
	*out = (struct output){program, stdout, stderr};
}

int fail(struct output *out, int status, const char *format, ...)
{
	va_list values;

	fflush(out->results);
	fprintf(out->complaints, "%s: ", out->program);
	va_start(values, format);
	vfprintf(out->complaints, format, values);
	va_end(values);
	fputc('\n', out->complaints);
	return status;
}

int output_finish(struct output *out, int status, int broken)
{
	fflush(out->complaints);
	if (fflush(out->results) != 0)
		return fail(out, broken, "cannot write the results: %s", strerror(errno));
	/* why an earlier part was not written, the stream has not kept */
	if (ferror(out->results))
		return fail(out, broken, "cannot write the results: part of them is missing");
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
