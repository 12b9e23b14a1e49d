#include "conformance/report/report.h"

#include <inttypes.h>

#include "base/environment.h"
#include "base/machine.h"
#include "base/macros.h"
#include "conformance/report/text.h"

/*
 * Annotations of a GitHub workflow, and its step summary. More than ten errors of a step are lost
 * without a word, so that the tenth says how many there are.
 *
 * Commands count for the runner only between "::TOKEN::" and "::stop-commands::TOKEN". A subject can
 * write into the log past the report, but does not know the token.
 */
enum {
	ANNOTATIONS = 9,
	SUMMARY_ROWS = 200
};

static void stop_commands(const struct report *report)
{
	if (*report->token)
		fprintf(report->to, "::stop-commands::%s\n", report->token);
}

static void resume_commands(const struct report *report)
{
	if (*report->token)
		fprintf(report->to, "::%s::\n", report->token);
}

static void print_annotation(struct report *report, const struct result_case *item)
{
	cleanup(text_deinit) struct text line = {0}, title = {0}, message = {0};

	text_printf(&title, "%s %s", verdict_to_string(item->verdict), item->scenario);
	report_add_headline(&message, item);
	text_printf(&message, "\n%s\n", item->title);
	report_add_failure(&message, report->run, item);
	report_add_end(&message, item);
	text_add(&line, "::error file=");
	report_add_github(&line, report_file(item->file), true);
	text_printf(&line, ",line=%u,title=",
		item->finding_count ? item->findings[0].line : result_case_line(item));
	report_add_github(&line, text_string(&title), true);
	text_add(&line, "::");
	report_add_github(&line, text_string(&message), false);
	resume_commands(report);
	fprintf(report->to, "%s\n", text_string(&line));
	stop_commands(report);
}

/* A cell of a table in Markdown. */
static void add_cell(struct text *to, const char *text)
{
	cleanup(text_deinit) struct text clean = {0};

	report_add_xml(&clean, text);
	for (const char *at = text_string(&clean); *at; at++) {
		if (*at == '|' || *at == '\\' || *at == '`' || *at == '*' || *at == '_')
			text_add_char(to, '\\');
		text_add_char(to, *at == '\n' ? ' ' : *at);
	}
	text_add(to, " | ");
}

static void add_row(struct report *report, const struct result_case *item)
{
	cleanup(text_deinit) struct text headline = {0};

	report_add_headline(&headline, item);
	text_add(&report->body, "| ");
	add_cell(&report->body, verdict_to_string(item->verdict));
	add_cell(&report->body, item->command);
	add_cell(&report->body, edition_to_string(item->edition));
	add_cell(&report->body, item->scenario);
	add_cell(&report->body, text_string(&headline));
	text_add_char(&report->body, '\n');
}

static void github_begin(struct report *report)
{
	uint64_t numbers[2];

	/* without random numbers the commands are always on */
	if (machine_get_random(numbers, sizeof(numbers)) == 0)
		snprintf(report->token, sizeof(report->token), "%016" PRIx64 "%016" PRIx64,
			numbers[0], numbers[1]);
	stop_commands(report);
	fflush(report->to);
}

static void github_show(struct report *report, const struct result_case *item)
{
	if (!verdict_is_bad(item->verdict))
		return;
	if (report->bad <= ANNOTATIONS)
		print_annotation(report, item);
	if (report->bad <= SUMMARY_ROWS)
		add_row(report, item);
	fflush(report->to);
}

/* --- The step summary --- */

static void print_levels(const struct report *report, FILE *to)
{
	fputs("| level | holds | of | kinds of cases | to compare |\n"
	      "|---|---:|---:|---|---|\n",
		to);
	for (enum level level = 0; level < LEVEL_COUNT; level++) {
		cleanup(text_deinit) struct text kinds = {0}, nothing = {0};

		if (level == LEVEL_OWN ? !report->counts.levels[level].judged
				       : level > report->run->level)
			continue;
		if (result_has_kinds(&report->counts, level)) {
			result_add_kinds(&kinds, &report->counts.levels[level]);
			result_add_nothing(&nothing, &report->counts.levels[level]);
		}
		fprintf(to, "| %s | %" PRIu64 " | %" PRIu64 " | %s | %s |\n",
			level_to_string(level), report->counts.levels[level].held,
			report->counts.levels[level].judged, text_string(&kinds),
			text_string(&nothing));
	}
}

static void print_summary(struct report *report, FILE *to)
{
	cleanup(text_deinit) struct text subject = {0};

	report_add_xml(&subject, report->run->subject);
	fprintf(to, "### tsconform: %s\n\n", text_string(&subject));
	report_print_summary(report->run, &report->counts, to);
	fputc('\n', to);
	print_levels(report, to);
	if (!report->bad)
		return;
	fprintf(to, "\n| verdict | command | edition | scenario | why |\n|---|---|---|---|---|\n%s",
		text_string(&report->body));
	if (report->bad > SUMMARY_ROWS)
		fprintf(to, "\nand %" PRIu64 " more\n", report->bad - SUMMARY_ROWS);
}

static void github_end(struct report *report)
{
	const char *path = environment_get("GITHUB_STEP_SUMMARY");
	FILE *summary = path && *path ? fopen(path, "a") : NULL;

	resume_commands(report);
	if (report->bad > ANNOTATIONS)
		fprintf(report->to, "::error title=tsconform::and %" PRIu64 " more\n",
			report->bad - ANNOTATIONS);
	report_print_kinds(report, "");
	report_print_summary(report->run, &report->counts, report->to);
	if (!path || !*path)
		return;
	if (summary)
		print_summary(report, summary);
	report->failed |= !summary || fclose(summary) != 0;
}

const struct report_format report_github = {"github", github_begin, github_show, github_end, NULL};
