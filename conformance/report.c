#include "conformance/report.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "conformance/shell.h"

/* How much of a subject's text is shown: enough for anything that a logoff has to say. */
enum {
	LINES_SHOWN = 24,
	BYTES_SHOWN = 4000
};

/* A run shorter than this needs no progress line. */
enum {
	PROGRESS_AFTER = 1000,
	PROGRESS_EVERY = 200
};

static const struct report_format *const formats[] = {&report_pretty, &report_tap};
const char *const report_format_names = "pretty or tap";

const struct report_format *report_format_find(const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(formats); i++) {
		if (strcmp(formats[i]->name, name) == 0)
			return formats[i];
	}
	return NULL;
}

/* How many bytes a character of UTF-8 has that begins so; 0 when none does. */
static size_t length_by_first(unsigned char first)
{
	if (first < 0x80)
		return 1;
	if (first < 0xC2 || first > 0xF4)
		return 0;
	return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* How many bytes the character has that begins there; 0 when it is none. */
static size_t character_length(const char *at)
{
	size_t length = length_by_first((unsigned char)*at);

	for (size_t i = 1; i < length; i++) {
		if (((unsigned char)at[i] & 0xC0) != 0x80)
			return 0;
	}
	return length;
}

/* Control characters, those beyond ASCII too, would reach a terminal as orders. */
static bool is_shown(const char *at, size_t length)
{
	if (length == 1)
		return isprint((unsigned char)*at) || *at == '\t';
	return length > 2 || (length == 2 && !(at[0] == '\xC2' && (unsigned char)at[1] < 0xA0));
}

static size_t print_character(FILE *to, const char *at)
{
	size_t length = character_length(at);

	if (!is_shown(at, length)) {
		fprintf(to, "\\x%02X", (unsigned char)*at);
		return 1;
	}
	fwrite(at, 1, length, to);
	return length;
}

void report_print_text(FILE *to, const char *text)
{
	while (*text)
		text += print_character(to, text);
}

void report_print_lines(FILE *to, const char *prefix, const char *text)
{
	const char *at = text;
	size_t lines = 0;

	do {
		fputs(prefix, to);
		while (*at && *at != '\n' && at - text < BYTES_SHOWN)
			at += print_character(to, at);
		fputc('\n', to);
		lines++;
		if (*at == '\n')
			at++;
	} while (*at && lines < LINES_SHOWN && at - text < BYTES_SHOWN);
	if (*at)
		fprintf(to, "%s... and %zu bytes more\n", prefix, strlen(at));
}

void report_print_again(const struct report *report, const struct scenario *scenario)
{
	const struct run *run = report->run;
	cleanup(text_deinit) struct text line = {0};

	text_add(&line, "tsconform run");
	if (run->level != LEVEL_DOCUMENTED)
		text_printf(&line, " --level %s", level_to_string(run->level));
	if (run->subject_name) {
		text_add(&line, " --subject");
		shell_add(&line, run->subject_name);
	}
	if (report->by_path)
		shell_add(&line, scenario->file);
	shell_add(&line, scenario->id);
	if (run->command)
		text_add(&line, " --");
	for (char *const *word = run->command; word && *word; word++)
		shell_add(&line, *word);
	fprintf(report->to, "%s\n", text_string(&line));
}

void report_print_summary(const struct tally *tally, FILE *to)
{
	size_t total = tally->not_run;

	for (enum verdict verdict = 0; verdict < VERDICT_COUNT; verdict++)
		total += tally->verdicts[verdict];
	fprintf(to, "%zu scenario%s, %zu passed", total, total == 1 ? "" : "s",
		tally->verdicts[VERDICT_PASSED]);
	for (enum verdict verdict = VERDICT_PASSED + 1; verdict < VERDICT_COUNT; verdict++) {
		size_t count = tally->verdicts[verdict];

		/* the failures stand last, for people who look at the end of the line */
		if (count && verdict != VERDICT_FAILED)
			fprintf(to, ", %zu %s%s", count, verdict_to_string(verdict),
				count > 1 && verdict == VERDICT_EXPECTED_FAILURE  ? "s"
				: count > 1 && verdict == VERDICT_ERROR           ? "s"
				: count > 1 && verdict == VERDICT_UNEXPECTED_PASS ? "es"
										  : "");
	}
	if (tally->not_run)
		fprintf(to, ", %zu not run", tally->not_run);
	if (tally->verdicts[VERDICT_FAILED])
		fprintf(to, ", %zu failed", tally->verdicts[VERDICT_FAILED]);
	fputc('\n', to);
}

/* What was drawn before is written over with blanks: not every terminal knows an order for that. */
static void draw(struct report *report, const char *line)
{
	int width = (int)strlen(line);

	fprintf(report->progress, "\r%s%*s", line,
		report->width > width ? report->width - width : 0, "");
	report->width = width;
	fflush(report->progress);
}

void report_draw_progress(struct report *report)
{
	uint64_t now = process_now();
	size_t count = report->run->count;
	uint64_t spent = now - report->started;
	cleanup(text_deinit) struct text line = {0};

	if (!report->progress || spent < PROGRESS_AFTER || now - report->drawn < PROGRESS_EVERY)
		return;
	report->drawn = now;
	text_printf(&line, "%zu of %zu, %zu bad", report->shown, count, report->bad);
	if (report->shown)
		text_printf(&line, ", %" PRIu64 " s left",
			(spent * (count - report->shown) / report->shown + 999) / 1000);
	draw(report, text_string(&line));
}

void report_erase_progress(struct report *report)
{
	if (!report->drawn)
		return;
	draw(report, "");
	fputc('\r', report->progress);
	fflush(report->progress);
	report->drawn = 0;
}
