#include "conformance/report.h"

#include "base/macros.h"

/* Flat TAP: one line a scenario, diagnostics as comments. Meson and prove read no subtests. */

static void begin(struct report *report)
{
	fprintf(report->to, "TAP version 13\n1..%zu\n", report->run->count);
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

static void print_finding(FILE *to, const struct finding *finding)
{
	fprintf(to, "# %s, %s (line %u)\n#   expected\n", finding->what,
		level_to_string(finding->level), finding->line);
	report_print_lines(to, "#     ", finding->expected);
	fputs("#   actual\n", to);
	report_print_lines(to, "#     ", finding->actual);
}

static void print_failure(const struct report *report, const struct outcome *outcome)
{
	const struct scenario *scenario = outcome->scenario;
	FILE *to = report->to;

	print_comment(to, "# ", scenario->title);
	for (size_t i = 0; i < scenario->clause_count; i++)
		fprintf(to, "# clause %s\n", scenario->clauses[i]->id);
	if (outcome->step) {
		fprintf(to, "# typed in %s/%u", outcome->step->server, outcome->step->session);
		print_comment(to, ": ", outcome->step->typed);
	}
	for (size_t i = 0; i < outcome->findings.count; i++)
		print_finding(to, &outcome->findings.items[i]);
	if (outcome->reason)
		print_comment(to, "# ", outcome->reason);
	fprintf(to, "# %s:%u\n# ", scenario->file,
		outcome->step ? outcome->step->line : scenario->line);
	report_print_again(report, scenario);
}

static void show(struct report *report, const struct outcome *outcome)
{
	FILE *to = report->to;
	bool holds = outcome->verdict == VERDICT_PASSED || outcome->verdict == VERDICT_SKIPPED ||
		     outcome->verdict == VERDICT_UNEXPECTED_PASS;

	fprintf(to, "%s %zu - %s", holds ? "ok" : "not ok", report->shown, outcome->scenario->id);
	if (outcome->verdict == VERDICT_EXPECTED_FAILURE ||
		outcome->verdict == VERDICT_UNEXPECTED_PASS)
		print_directive(to, "TODO", outcome->reason);
	if (outcome->verdict == VERDICT_SKIPPED)
		print_directive(to, "SKIP", outcome->reason);
	fputc('\n', to);
	if (outcome->verdict == VERDICT_FAILED || outcome->verdict == VERDICT_ERROR)
		print_failure(report, outcome);
	fflush(to);
}

static void end(struct report *report, const struct tally *tally)
{
	if (tally->not_run)
		fprintf(report->to, "Bail out! %zu scenario%s not run\n", tally->not_run,
			tally->not_run == 1 ? "" : "s");
	fputs("# ", report->to);
	report_print_summary(tally, report->to);
}

const struct report_format report_tap = {"tap", begin, show, end};
