#include "training/progress.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/calendar.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/word.h"
#include "training/messages.h"

#define HEADER "tsfarm-progress "
enum {
	VERSION = 1
};

static const char *const kind_words[PROGRESS_KIND_COUNT] = {
	[PROGRESS_STARTED] = "started",
	[PROGRESS_RESUMED] = "resumed",
	[PROGRESS_TYPED] = "typed",
	[PROGRESS_ANSWERED] = "answered",
	[PROGRESS_WRONG] = "wrong",
	[PROGRESS_UNDONE] = "undone",
	[PROGRESS_PASSED] = "passed",
	[PROGRESS_REACHED] = "reached",
	[PROGRESS_HINT] = "hint",
	[PROGRESS_SOLVED] = "solved",
	[PROGRESS_RESTARTED] = "restarted",
	[PROGRESS_SKIPPED] = "skipped",
	[PROGRESS_LEFT] = "left",
};

const char *progress_kind_to_string(enum progress_kind kind)
{
	assert(kind < PROGRESS_KIND_COUNT);
	return kind_words[kind];
}

/* --- Reading --- */

/* The line that is being read; its words are cut off at their ends, one after the other. */
struct reading {
	struct progress *progress;
	const char *path;
	unsigned line;
};

static char *take_word(char **rest)
{
	char *word = *rest, *end = strchr(word, ' ');

	*rest = end ? end + 1 : word + strlen(word);
	if (end)
		*end = '\0';
	return word;
}

static void report_damage(struct reading *reading, const char *sentence)
{
	diagnostics_add(&reading->progress->damage,
		(struct position){.file = reading->path, .line = reading->line, .column = 1}, NULL,
		"%s", sentence);
}

/* A status that is none makes the line a damaged one. */
static bool take_status(char **rest, struct progress_event *event)
{
	unsigned long long status = 0;

	if (event->kind != PROGRESS_TYPED)
		return true;
	if (!word_to_number(take_word(rest), INT32_MAX, &status))
		return false;
	event->status = (int)status;
	return true;
}

static int read_event(struct reading *reading, char *rest)
{
	struct progress *progress = reading->progress;
	struct progress_event event = {0}, *at;
	char *kind;
	int found;

	if (!calendar_parse(take_word(&rest), CALENDAR_ISO, &event.at) || event.at < 0) {
		report_damage(reading, MSG_DAMAGED_LINE);
		return 0;
	}
	event.lesson = take_word(&rest);
	kind = take_word(&rest);
	found = word_find(kind, kind_words, PROGRESS_KIND_COUNT);
	/* what only a later version knows is nothing to us */
	if (found < 0 && *kind && *event.lesson)
		return 0;
	event.kind = found < 0 ? 0 : (enum progress_kind)found;
	if (found < 0 || !*event.lesson || !take_status(&rest, &event)) {
		report_damage(reading, MSG_DAMAGED_LINE);
		return 0;
	}
	event.text = rest;
	at = arena_append(progress->arena, &progress->events, progress->count, sizeof(*at));
	if (!at)
		return -ENOMEM;
	*at = event;
	progress->count++;
	return 0;
}

static void read_header(struct reading *reading, const char *line)
{
	unsigned long long version;

	if (strncmp(line, HEADER, strlen(HEADER)) != 0 ||
		!word_to_number(line + strlen(HEADER), INT32_MAX, &version))
		report_damage(reading, MSG_DAMAGED_HEADER);
	else if (version > VERSION)
		report_damage(reading, MSG_NEWER_PROGRESS);
}

static int read_line(struct reading *reading, char *line, bool is_whole)
{
	if (!*line)
		return 0;
	if (!is_whole) {
		report_damage(reading, MSG_TORN_LINE);
		return 0;
	}
	/* two that begin a file at once give it two headers */
	if (reading->line == 1 || strncmp(line, HEADER, strlen(HEADER)) == 0) {
		read_header(reading, line);
		return 0;
	}
	return read_event(reading, line);
}

static int read_lines(struct reading *reading, char *bytes)
{
	char *line = bytes;
	int r = 0;

	while (r == 0 && *line) {
		char *end = strchr(line, '\n');

		reading->line++;
		if (end)
			*end = '\0';
		r = read_line(reading, line, end != NULL);
		line = end ? end + 1 : line + strlen(line);
	}
	return r;
}

/* A NUL would end the text for us, and what is behind it be lost. */
static void replace_nul(char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (!bytes[i])
			bytes[i] = '?';
	}
}

int progress_read(struct progress *progress, const char *path)
{
	struct reading reading = {progress, path, 0};
	cleanup(text_deinit) struct text text = {0};
	enum file_kind kind;
	char *bytes;
	int r;

	*progress = (struct progress){.arena = arena_new()};
	if (!progress->arena || diagnostics_init(&progress->damage) < 0)
		return -ENOMEM;
	r = file_get_kind(path, &kind);
	if (r == 0 && kind == FILE_OTHER)
		return -EINVAL;
	if (r == 0)
		r = file_read(path, &text);
	progress->is_empty = r == 0 && !text.length;
	if (r < 0 || !text.length)
		return r == -ENOENT ? 0 : r;
	bytes = arena_copy_bytes(progress->arena, text.bytes, text.length);
	if (!bytes)
		return -ENOMEM;
	replace_nul(bytes, text.length);
	return read_lines(&reading, bytes);
}

void progress_deinit(struct progress *progress)
{
	diagnostics_deinit(&progress->damage);
	arena_free(progress->arena);
	*progress = (struct progress){0};
}

bool progress_has(const struct progress *progress, const char *lesson, enum progress_kind kind)
{
	for (size_t i = 0; i < progress->count; i++) {
		if (progress->events[i].kind == kind &&
			strcmp(progress->events[i].lesson, lesson) == 0)
			return true;
	}
	return false;
}

/* --- Adding --- */

/* A line stays one, whatever was typed. */
static void add_plain(struct text *to, const char *text)
{
	for (; *text; text++)
		text_add_char(to, (unsigned char)*text < ' ' ? ' ' : *text);
}

int progress_add(const char *path, const struct progress_event *event)
{
	cleanup(text_deinit) struct text line = {0};
	char at[CALENDAR_SIZE], header[32];

	calendar_print(event->at, CALENDAR_ISO, at);
	snprintf(header, sizeof(header), HEADER "%d", VERSION);
	text_printf(&line, "%s %s %s", at, event->lesson, kind_words[event->kind]);
	if (event->kind == PROGRESS_TYPED)
		text_printf(&line, " %d", event->status);
	if (event->text && *event->text) {
		text_add_char(&line, ' ');
		add_plain(&line, event->text);
	}
	return line.failed ? -ENOMEM : file_append_line(path, header, line.bytes);
}
