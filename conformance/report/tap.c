#include "conformance/report/report.h"

#include <inttypes.h>

#include "base/macros.h"

/* Flat TAP: one line a scenario, diagnostics as comments. Meson and prove read no subtests. */

static void tap_begin(struct report *report)
{
	fprintf(report->to, "TAP version 13\n1..%" PRIu64 "\n", report->total);
}

/* A '#' would begin a directive. No id has one; reasons may. */
static void add_directive(struct text *line, const char *directive, const char *reason)
{
	text_printf(line, " # %s ", directive);
	for (; reason && *reason; reason++)
		text_add_char(line, *reason == '#' || *reason == '\n' ? ' ' : *reason);
}

static void print_finding(FILE *to, const struct result_finding *finding)
{
	report_print_line(to, "# %s, %s (line %u)", finding->what, level_to_string(finding->level),
		finding->line);
	fputs("#   expected\n", to);
	report_print_lines(to, "#     ", finding->expected);
	fputs("#   actual\n", to);
	report_print_lines(to, "#     ", finding->actual);
}

static void print_failure(const struct report *report, const struct result_case *item)
{
	const struct result_step *step = result_case_last_step(item);
	FILE *to = report->to;

	report_print_line(to, "# %s", item->title);
	for (size_t i = 0; i < item->clause_count; i++)
		report_print_line(to, "# clause %s", item->clauses[i]);
	if (step)
		report_print_line(
			to, "# typed in %s/%u: %s", step->server, step->session, step->typed);
	report_print_given(to, "# ", item);
	for (size_t i = 0; i < item->finding_count; i++)
		print_finding(to, &item->findings[i]);
	report_print_end(to, "# ", item);
	if (item->reason)
		report_print_line(to, "# %s", item->reason);
	report_print_line(to, "# %s:%u", item->file, result_case_line(item));
	fputs("# ", to);
	report_print_again(report, item);
}

static void tap_show(struct report *report, const struct result_case *item)
{
	cleanup(text_deinit) struct text line = {0};
	bool holds = item->verdict == VERDICT_PASSED || item->verdict == VERDICT_SKIPPED ||
		     item->verdict == VERDICT_UNEXPECTED_PASS ||
		     item->verdict == VERDICT_NOT_OFFERED;

	text_printf(&line, "%s %" PRIu64 " - %s", holds ? "ok" : "not ok", report->shown,
		item->scenario);
	if (report->run->rounds > 1)
		text_printf(&line, " (round %" PRIu64 ")", item->round);
	if (item->verdict == VERDICT_EXPECTED_FAILURE || item->verdict == VERDICT_UNEXPECTED_PASS)
		add_directive(&line, "TODO", item->reason);
	if (item->verdict == VERDICT_SKIPPED)
		add_directive(&line, "SKIP", item->reason);
	if (item->verdict == VERDICT_NOT_OFFERED)
		add_directive(&line, "SKIP not offered:", item->reason);
	report_print_line(report->to, "%s", text_string(&line));
	if (item->verdict == VERDICT_FAILED || item->verdict == VERDICT_ERROR)
		print_failure(report, item);
	fflush(report->to);
}

static void tap_end(struct report *report)
{
	uint64_t left = report->counts.not_reached;

	if (left)
		fprintf(report->to, "Bail out! %" PRIu64 " scenario%s not run\n", left,
			left == 1 ? "" : "s");
	report_print_notable(report, "# ");
	report_print_kinds(report, "# ");
	fputs("# ", report->to);
	report_print_summary(report->run, &report->counts, report->to);
}

const struct report_format report_tap = {"tap", tap_begin, tap_show, tap_end, NULL};
