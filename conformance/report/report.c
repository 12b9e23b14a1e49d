#include "conformance/report/report.h"

#include <assert.h>
#include <ctype.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/machine.h"
#include "base/macros.h"
#include "base/text.h"
#include "base/utf8.h"
#include "conformance/report/ci_order.h"

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

static const struct report_format *const formats[REPORT_FORMAT_COUNT] = {
	&report_pretty, &report_tap, &report_junit, &report_json, &report_github};
const char *const report_format_words[REPORT_FORMAT_COUNT] = {
	"pretty", "tap", "junit", "json", "github"};

const struct report_format *report_format_find(const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(formats); i++) {
		if (strcmp(formats[i]->name, name) == 0)
			return formats[i];
	}
	return NULL;
}

/* --- The whole --- */

void report_begin(struct report *report)
{
	assert(report->format && report->run);
	report->started = machine_clock_ms();
	if (report->format->begin)
		report->format->begin(report);
}

void report_show(struct report *report, const struct result_case *item)
{
	report_erase_progress(report);
	result_count(&report->counts, item);
	report->shown++;
	report->bad += verdict_is_bad(item->verdict);
	report_note_notable(report, item);
	report->format->show(report, item);
}

void report_miss(struct report *report, const struct result_case *item)
{
	if (report->format->miss)
		report->format->miss(report, item);
}

void report_end(struct report *report)
{
	for (uint64_t i = report->shown; report->planned && i < report->total; i++)
		report_miss(report, &report->planned[i]);
	report->counts.not_reached = report->total - report->shown;
	report->counts.cases = report->total;
	report_erase_progress(report);
	report->format->end(report);
}

void report_deinit(struct report *report)
{
	text_deinit(&report->body);
	text_deinit(&report->part);
	text_deinit(&report->suite.file);
	text_deinit(&report->flaky.list);
	report_groups_deinit(&report->groups);
	for (size_t i = 0; i < report->slowest.count; i++)
		free(report->slowest.items[i].scenario);
}

const struct result_clause *report_find_clause(const struct report *report, const char *id)
{
	for (size_t i = 0; i < report->clause_count; i++) {
		if (strcmp(report->clauses[i].id, id) == 0)
			return &report->clauses[i];
	}
	return NULL;
}

/* --- Texts of others --- */

/* What a terminal would obey is shown as bytes, and so is what a CI service would. */
static size_t print_character(FILE *to, const char *text, const char *at)
{
	int32_t character;
	size_t length = utf8_take(at, SIZE_MAX, &character);

	if ((utf8_is_printable(character) || *at == '\t') && !ci_order_is_at(text, at)) {
		fwrite(at, 1, length, to);
		return length;
	}
	for (size_t i = 0; i < length; i++)
		fprintf(to, "\\x%02X", (unsigned char)at[i]);
	return length;
}

void report_print_text(FILE *to, const char *text)
{
	for (const char *at = text; *at;)
		at += print_character(to, text, at);
}

void report_print_line(FILE *to, const char *format, ...)
{
	cleanup(text_deinit) struct text line = {0};
	va_list values;

	va_start(values, format);
	text_vprintf(&line, format, values);
	va_end(values);
	report_print_text(to, text_string(&line));
	fputc('\n', to);
}

/* Print so many lines and bytes; returns the rest. */
static const char *print_some_lines(
	FILE *to, const char *prefix, const char *text, size_t most_lines, ptrdiff_t most_bytes)
{
	const char *at = text;

	for (size_t lines = 0; lines < most_lines && at - text < most_bytes; lines++) {
		const char *line = at;

		fputs(prefix, to);
		while (*at && *at != '\n' && at - text < most_bytes)
			at += print_character(to, line, at);
		fputc('\n', to);
		at += *at == '\n';
		if (!*at)
			break;
	}
	return at;
}

void report_print_lines(FILE *to, const char *prefix, const char *text)
{
	const char *rest = print_some_lines(to, prefix, text, LINES_SHOWN, BYTES_SHOWN);

	if (*rest)
		fprintf(to, "%s... and %zu bytes more\n", prefix, strlen(rest));
}

void report_print_list(FILE *to, const char *prefix, const char *lines)
{
	if (*lines)
		print_some_lines(to, prefix, lines, SIZE_MAX, PTRDIFF_MAX);
}

void report_print_given(FILE *to, const char *prefix, const struct result_case *item)
{
	const struct result_step *step = result_case_last_step(item);
	const char *input = step ? step->input : NULL;
	char deeper[16];

	snprintf(deeper, sizeof(deeper), "%s  ", prefix);
	if (input) {
		fprintf(to, "%sstandard input\n", prefix);
		report_print_lines(to, deeper, input);
	}
	for (size_t i = 0; i < item->file_count; i++) {
		report_print_line(to, "%sfile %s", prefix, item->files[i].name);
		report_print_lines(to, deeper, item->files[i].text);
	}
}

void report_print_end(FILE *to, const char *prefix, const struct result_case *item)
{
	const struct result_step *step = result_case_last_step(item);
	char deeper[16];

	if (!step)
		return;
	if (step->end == PROCESS_EXITED && !result_case_has_finding(item, "exit"))
		fprintf(to, "%sexit      %d\n", prefix, step->code);
	if (!*step->streams[1] || result_case_has_finding(item, "stderr"))
		return;
	snprintf(deeper, sizeof(deeper), "%s    ", prefix);
	fprintf(to, "%sstderr\n", prefix);
	report_print_lines(to, deeper, step->streams[1]);
}

void report_print_again(const struct report *report, const struct result_case *item)
{
	cleanup(text_deinit) struct text line = {0};

	result_print_again(report->run, item, &line);
	report_print_line(report->to, "%s", text_string(&line));
}

/* --- The summary --- */

static const char *plural_of(enum verdict verdict, uint64_t count)
{
	if (count == 1)
		return "";
	if (verdict == VERDICT_UNEXPECTED_PASS)
		return "es";
	return verdict == VERDICT_EXPECTED_FAILURE || verdict == VERDICT_ERROR ? "s" : "";
}

/* At level documented it would say what the counts say. */
static void print_levels(const struct result_run *run, const struct result_counts *counts, FILE *to)
{
	const char *between = "; ";

	if (run->level == LEVEL_DOCUMENTED)
		return;
	for (enum level level = 0; level < LEVEL_COUNT; level++) {
		const struct result_level_count *count = &counts->levels[level];

		if (!count->judged || !level_is_judged(level, run->level))
			continue;
		fprintf(to, "%s%s %" PRIu64 "/%" PRIu64, between, level_to_string(level),
			count->held, count->judged);
		between = ", ";
	}
}

/* A subject that offers less is judged by less. */
static void print_judged(const struct result_counts *counts, FILE *to)
{
	uint64_t missing = counts->verdicts[VERDICT_NOT_OFFERED];

	if (missing)
		fprintf(to, "; judged %" PRIu64 " of %" PRIu64,
			counts->cases - missing - counts->verdicts[VERDICT_SKIPPED] -
				counts->not_reached,
			counts->cases);
}

void report_print_summary(
	const struct result_run *run, const struct result_counts *counts, FILE *to)
{
	uint64_t scenarios = counts->cases / run->rounds;

	if (run->rounds > 1)
		fprintf(to, "%" PRIu64 " runs of ", counts->cases);
	fprintf(to, "%" PRIu64 " scenario%s, %" PRIu64 " passed", scenarios,
		scenarios == 1 ? "" : "s", counts->verdicts[VERDICT_PASSED]);
	for (enum verdict verdict = VERDICT_PASSED + 1; verdict < VERDICT_COUNT; verdict++) {
		uint64_t count = counts->verdicts[verdict];

		/* the failures stand last, for people who look at the end of the line */
		if (count && verdict != VERDICT_FAILED)
			fprintf(to, ", %" PRIu64 " %s%s", count, verdict_to_string(verdict),
				plural_of(verdict, count));
	}
	if (counts->not_reached)
		fprintf(to, ", %" PRIu64 " not run", counts->not_reached);
	if (counts->verdicts[VERDICT_FAILED])
		fprintf(to, ", %" PRIu64 " failed", counts->verdicts[VERDICT_FAILED]);
	print_levels(run, counts, to);
	print_judged(counts, to);
	fputc('\n', to);
}

/* --- Progress --- */

/* What was drawn before is written over with blanks: not every terminal knows an order for that. */
static void draw_progress(struct report *report, const char *line)
{
	int width = (int)strlen(line);

	fprintf(report->progress, "\r%s%*s", line,
		report->width > width ? report->width - width : 0, "");
	report->width = width;
	fflush(report->progress);
}

void report_draw_progress(struct report *report)
{
	uint64_t now = machine_clock_ms();
	uint64_t count = report->total;
	uint64_t spent = now - report->started;
	cleanup(text_deinit) struct text line = {0};

	if (!report->progress || spent < PROGRESS_AFTER || now - report->drawn < PROGRESS_EVERY)
		return;
	report->drawn = now;
	text_printf(&line, "%" PRIu64 " of %" PRIu64 ", %" PRIu64 " bad", report->shown, count,
		report->bad);
	if (report->shown)
		text_printf(&line, ", %" PRIu64 " s left",
			(spent * (count - report->shown) / report->shown + 999) / 1000);
	draw_progress(report, text_string(&line));
}

void report_erase_progress(struct report *report)
{
	if (!report->drawn)
		return;
	draw_progress(report, "");
	fputc('\r', report->progress);
	fflush(report->progress);
	report->drawn = 0;
}
