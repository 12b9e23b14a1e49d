#include "conformance/report/report.h"

#include <inttypes.h>

#include "base/macros.h"

/* Flat TAP: one line a scenario, diagnostics as comments. Meson and prove read no subtests. */

static void begin(struct report *report)
{
	fprintf(report->to, "TAP version 13\n1..%" PRIu64 "\n", report->total);
}

static void print_comment(FILE *to, const char *before, const char *text)
{
	fputs(before, to);
	report_print_text(to, text);
	fputc('\n', to);
}

/* A '#' would begin a directive. No id has one; reasons may. */
static void print_reason(FILE *to, const char *reason)
{
	for (; *reason; reason++)
		fputc(*reason == '#' || *reason == '\n' ? ' ' : *reason, to);
}

static void print_directive(FILE *to, const char *directive, const char *reason)
{
	fprintf(to, " # %s ", directive);
	print_reason(to, reason ? reason : "");
}

static void print_finding(FILE *to, const struct result_finding *finding)
{
	fprintf(to, "# %s, %s (line %u)\n#   expected\n", finding->what,
		level_to_string(finding->level), finding->line);
	report_print_lines(to, "#     ", finding->expected);
	fputs("#   actual\n", to);
	report_print_lines(to, "#     ", finding->actual);
}

static void print_failure(const struct report *report, const struct result_case *item)
{
	const struct result_step *step =
		item->step_count ? &item->steps[item->step_count - 1] : NULL;
	FILE *to = report->to;

	print_comment(to, "# ", item->title);
	for (size_t i = 0; i < item->clause_count; i++)
		fprintf(to, "# clause %s\n", item->clauses[i]);
	if (step) {
		fprintf(to, "# typed in %s/%u", step->server, step->session);
		print_comment(to, ": ", step->typed);
	}
	report_print_given(to, "# ", item);
	for (size_t i = 0; i < item->finding_count; i++)
		print_finding(to, &item->findings[i]);
	if (item->reason)
		print_comment(to, "# ", item->reason);
	fprintf(to, "# %s:%u\n# ", item->file, result_case_line(item));
	report_print_again(report, item);
}

static void show(struct report *report, const struct result_case *item)
{
	FILE *to = report->to;
	bool holds = item->verdict == VERDICT_PASSED || item->verdict == VERDICT_SKIPPED ||
		     item->verdict == VERDICT_UNEXPECTED_PASS;

	fprintf(to, "%s %" PRIu64 " - %s", holds ? "ok" : "not ok", report->shown, item->scenario);
	if (report->run->rounds > 1)
		fprintf(to, " (round %" PRIu64 ")", item->round);
	if (item->verdict == VERDICT_EXPECTED_FAILURE || item->verdict == VERDICT_UNEXPECTED_PASS)
		print_directive(to, "TODO", item->reason);
	if (item->verdict == VERDICT_SKIPPED)
		print_directive(to, "SKIP", item->reason);
	fputc('\n', to);
	if (item->verdict == VERDICT_FAILED || item->verdict == VERDICT_ERROR)
		print_failure(report, item);
	fflush(to);
}

static void end(struct report *report)
{
	uint64_t left = report->counts.not_reached;

	if (left)
		fprintf(report->to, "Bail out! %" PRIu64 " scenario%s not run\n", left,
			left == 1 ? "" : "s");
	report_print_notable(report, "# ");
	fputs("# ", report->to);
	report_print_summary(report->run, &report->counts, report->to);
}

const struct report_format report_tap = {"tap", begin, show, end, NULL};
