#include "training/exam_result.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/calendar.h"
#include "base/file.h"
#include "base/file_path.h"
#include "base/macros.h"
#include "base/word.h"

#define HEADER "tsfarm-result 1"

enum {
	SUM_LENGTH = 16
};

static const char *const words[EXAM_WORD_COUNT] = {
	[EXAM_BEGAN] = "began",
	[EXAM_OPENED] = "opened",
	[EXAM_TYPED] = "typed",
	[EXAM_ENDED] = "ended",
};

uint64_t exam_hash(uint64_t from, const char *text)
{
	for (; *text; text++)
		from = (from ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
	return from;
}

/* --- A line stays one --- */

static void add_escaped(struct text *to, const char *text)
{
	for (; *text; text++) {
		if (*text == '\n')
			text_add(to, "\\n");
		else if (*text == '\r')
			text_add(to, "\\r");
		else if (*text == '\\')
			text_add(to, "\\\\");
		else
			text_add_char(to, *text);
	}
}

static void unescape_line(char *text)
{
	char *to = text;

	for (; *text; text++) {
		if (*text == '\\' && text[1]) {
			text++;
			*to++ = *text == 'n' ? '\n' : *text == 'r' ? '\r' : *text;
		} else {
			*to++ = *text;
		}
	}
	*to = '\0';
}

/* --- Reading --- */

static char *cut_word(char **rest)
{
	char *word = *rest, *end = strchr(word, ' ');

	*rest = end ? end + 1 : word + strlen(word);
	if (end)
		*end = '\0';
	return word;
}

static bool parse_line(char *text, struct exam_line *line)
{
	unsigned long long task;
	int word;

	if (!calendar_parse(cut_word(&text), CALENDAR_ISO, &line->at))
		return false;
	word = word_find(cut_word(&text), words, EXAM_WORD_COUNT);
	if (word < 0 || !word_to_number(cut_word(&text), INT32_MAX, &task))
		return false;
	line->word = (enum exam_word)word;
	line->task = (size_t)task;
	unescape_line(text);
	line->text = text;
	return true;
}

/* False if the line is not the one that was written after those before it. */
static bool take_line(struct exam_result *result, char *text)
{
	uint64_t sum = strlen(text) > SUM_LENGTH ? exam_hash(result->sum, text + SUM_LENGTH) : 0;
	char expected[SUM_LENGTH + 1];
	struct exam_line line, *at;

	snprintf(expected, sizeof(expected), "%016" PRIx64, sum);
	if (!sum || strncmp(text, expected, SUM_LENGTH) != 0 || text[SUM_LENGTH] != ' ' ||
		!parse_line(text + SUM_LENGTH + 1, &line))
		return false;
	at = arena_append(result->arena, &result->lines, result->count, sizeof(*at));
	if (!at)
		return false;
	*at = line;
	result->count++;
	result->sum = sum;
	return true;
}

/* What follows a line that was changed is worth nothing: no sum after it can be right. */
static void take_lines(struct exam_result *result, char *bytes)
{
	char *line = bytes;
	size_t number = 0;

	while (*line && !result->damaged) {
		char *end = strchr(line, '\n');
		bool is_header = ++number == 1;

		if (!end) {
			result->is_torn = true;
			result->whole = (size_t)(line - bytes);
			return;
		}
		*end = '\0';
		if (is_header ? strcmp(line, HEADER) != 0 : !take_line(result, line))
			result->damaged = number;
		line = end + 1;
	}
}

int exam_result_mend(struct exam_result *result, const char *path)
{
	cleanup(text_deinit) struct text text = {0}, whole = {0};
	int r = result->is_torn ? file_read(path, &text) : 0;

	if (r < 0 || !result->is_torn)
		return r;
	result->is_torn = false;
	if (!result->whole)
		return file_remove(path);
	text_add_bytes(&whole, text_string(&text), result->whole);
	return whole.failed ? -ENOMEM : file_path_write(path, &whole, true);
}

int exam_result_read(struct exam_result *result, const char *path)
{
	cleanup(text_deinit) struct text text = {0};
	char *bytes;
	int r;

	*result = (struct exam_result){.arena = arena_new(), .sum = EXAM_HASH};
	if (!result->arena)
		return -ENOMEM;
	r = file_read(path, &text);
	if (r < 0)
		return r == -ENOENT ? 0 : r;
	bytes = arena_copy(result->arena, text_string(&text));
	if (!bytes)
		return -ENOMEM;
	take_lines(result, bytes);
	/* a NUL hides what follows it */
	if (strlen(text_string(&text)) != text.length && !result->damaged)
		result->damaged = result->count + 2;
	return 0;
}

void exam_result_deinit(struct exam_result *result)
{
	arena_free(result->arena);
	*result = (struct exam_result){0};
}

int exam_result_add(struct exam_result *result, const char *path, const struct exam_line *line)
{
	cleanup(text_deinit) struct text text = {0}, whole = {0};
	char at[CALENDAR_SIZE];
	struct exam_line *kept;
	uint64_t sum;
	int r;

	calendar_print(line->at, CALENDAR_ISO, at);
	text_printf(&text, " %s %s %zu ", at, words[line->word], line->task);
	add_escaped(&text, line->text);
	if (text.failed)
		return -ENOMEM;
	sum = exam_hash(result->sum, text.bytes);
	text_printf(&whole, "%016" PRIx64 "%s", sum, text.bytes);
	kept = arena_append(result->arena, &result->lines, result->count, sizeof(*kept));
	if (whole.failed || !kept)
		return -ENOMEM;
	*kept = *line;
	kept->text = arena_copy(result->arena, line->text);
	r = kept->text ? file_append_line(path, HEADER, whole.bytes) : -ENOMEM;
	if (r < 0)
		return r;
	result->count++;
	result->sum = sum;
	return 0;
}
