#include "conformance/suite/observed_file.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "base/word.h"

#define HEADER "tsfarm-observed 1"

struct reading {
	struct observed_file *file;
	const char *path;
	struct arena *arena;
	struct diagnostics *problems;
	unsigned line;
	struct text streams[OBSERVED_STREAMS]; /* of the last run */
};

static void refuse_line(struct reading *reading, const char *sentence)
{
	diagnostics_add(reading->problems,
		(struct position){.file = reading->path, .line = reading->line, .column = 1}, NULL,
		"%s", sentence);
}

/* The text after a word and a blank, or NULL. */
static const char *after_word(const char *line, const char *word)
{
	size_t length = strlen(word);

	return strncmp(line, word, length) == 0 && line[length] == ' ' ? line + length + 1 : NULL;
}

/* The line without the quotes around it, which keep `/?` from the commands of the prompt. */
static const char *copy_unquoted(struct arena *arena, const char *line)
{
	size_t length = strlen(line);
	bool is_quoted = length >= 2 && *line == '"' && line[length - 1] == '"';

	return arena_copy_bytes(arena, line + is_quoted, length - 2 * is_quoted);
}

/* The streams of the last run are whole. */
static int end_run(struct reading *reading)
{
	struct observed_file *file = reading->file;

	for (size_t i = 0; file->count && i < OBSERVED_STREAMS; i++) {
		const char *copy = arena_copy(reading->arena, text_string(&reading->streams[i]));

		if (!copy || reading->streams[i].failed)
			return -ENOMEM;
		file->runs[file->count - 1].streams[i] = copy;
		text_clear(&reading->streams[i]);
	}
	return 0;
}

static int begin_run(struct reading *reading, const char *line)
{
	struct observed_file *file = reading->file;
	struct observed_run *run;
	int r = end_run(reading);

	if (r != 0)
		return r;
	run = arena_append(reading->arena, &file->runs, file->count, sizeof(*run));
	if (!run)
		return -ENOMEM;
	*run = (struct observed_run){.line = copy_unquoted(reading->arena, line),
		.at = reading->line,
		.streams = {"", ""}};
	file->count++;
	return run->line ? 0 : -ENOMEM;
}

/* An exit status may be negative on Windows. */
static void take_exit(struct reading *reading, const char *text)
{
	const bool is_negative = *text == '-';
	unsigned long long number;

	if (!reading->file->count || !word_to_number(text + is_negative, INT32_MAX, &number))
		refuse_line(reading, "an exit status is a number after 'run'");
	else
		reading->file->runs[reading->file->count - 1].exit =
			is_negative ? -(int)number : (int)number;
}

static int take_line(struct reading *reading, const char *line)
{
	const char *rest;

	if ((*line == '1' || *line == '2') && line[1] == ':' && reading->file->count) {
		text_printf(&reading->streams[*line - '1'], "%s\n", line + 2);
		return 0;
	}
	rest = after_word(line, "run");
	if (rest)
		return begin_run(reading, rest);
	rest = after_word(line, "exit");
	if (rest) {
		take_exit(reading, rest);
		return 0;
	}
	rest = after_word(line, "system");
	if (rest && !*reading->file->system)
		reading->file->system = arena_copy(reading->arena, rest);
	else if (*line && !rest)
		refuse_line(reading, "unknown line; a line begins with 'system', 'run', 'exit', '1:' or '2:'");
	return reading->file->system ? 0 : -ENOMEM;
}

static int take_lines(struct reading *reading, char *text)
{
	for (char *line = text; line;) {
		char *end = strchr(line, '\n'), *next = end ? end + 1 : NULL;
		int r;

		if (end)
			*end = '\0';
		if (end && end > line && end[-1] == '\r')
			end[-1] = '\0';
		reading->line++;
		if (reading->line == 1 && strcmp(line, HEADER) != 0) {
			refuse_line(reading, "the file is not from observe.cmd: its first line is "
					     "not '" HEADER "'");
			return 0;
		}
		r = reading->line > 1 ? take_line(reading, line) : 0;
		if (r < 0)
			return r;
		line = next;
	}
	return end_run(reading);
}

int observed_file_read(struct observed_file *file, const char *path, const char *bytes,
	size_t length, struct arena *arena, struct diagnostics *problems)
{
	struct reading reading = {.file = file, .path = path, .arena = arena, .problems = problems};
	char *text = arena_copy_bytes(arena, bytes, length);
	int r;

	*file = (struct observed_file){.system = ""};
	if (!text)
		return -ENOMEM;
	if (strlen(text) != length) {
		reading.line = 1;
		refuse_line(&reading, "the file is not from observe.cmd: it has a NUL byte");
		return 0;
	}
	r = take_lines(&reading, text);
	for (size_t i = 0; i < OBSERVED_STREAMS; i++)
		text_deinit(&reading.streams[i]);
	return r;
}
