#include "conformance/report.h"

#include "base/macros.h"

static const char *const colours[VERDICT_COUNT] = {
	[VERDICT_PASSED] = "\033[32m",
	[VERDICT_FAILED] = "\033[31m",
	[VERDICT_EXPECTED_FAILURE] = "\033[33m",
	[VERDICT_UNEXPECTED_PASS] = "\033[31m",
	[VERDICT_SKIPPED] = "\033[33m",
	[VERDICT_ERROR] = "\033[31m",
};

static void print_verdict(const struct report *report, const struct outcome *outcome)
{
	fprintf(report->to, "%s%s%s  %s%s", report->colourful ? colours[outcome->verdict] : "",
		verdict_to_string(outcome->verdict), report->colourful ? "\033[0m" : "",
		outcome->scenario->id, outcome->reason ? "  -- " : "");
	if (outcome->reason)
		report_print_text(report->to, outcome->reason);
	fputc('\n', report->to);
}

/* Which statement of which document the scenario is written from. */
static void print_clauses(FILE *to, const struct scenario *scenario)
{
	for (size_t i = 0; i < scenario->clause_count; i++) {
		const struct clause *clause = scenario->clauses[i];

		fprintf(to, "    clause    %s  (%s, %s)\n", clause->id, clause->document_title,
			clause->section);
		fprintf(to, "              %s\n", clause->says);
	}
}

static void print_typed(FILE *to, const struct step *step)
{
	fprintf(to, "    typed     in %s/%u: ", step->server, step->session);
	report_print_text(to, step->typed);
	fputc('\n', to);
}

static void print_finding(FILE *to, const struct finding *finding)
{
	fprintf(to, "    %s, %s (line %u)\n", finding->what, level_to_string(finding->level),
		finding->line);
	fputs("      expected\n", to);
	report_print_lines(to, "        ", finding->expected);
	fputs("      actual\n", to);
	report_print_lines(to, "        ", finding->actual);
}

static void print_failure(const struct report *report, const struct outcome *outcome)
{
	const struct scenario *scenario = outcome->scenario;
	FILE *to = report->to;

	fputs("    title     ", to);
	report_print_text(to, scenario->title);
	fputc('\n', to);
	print_clauses(to, scenario);
	if (outcome->step)
		print_typed(to, outcome->step);
	for (size_t i = 0; i < outcome->findings.count; i++)
		print_finding(to, &outcome->findings.items[i]);
	fprintf(to, "    scenario  %s:%u\n    again     ", scenario->file,
		outcome->step ? outcome->step->line : scenario->line);
	report_print_again(report, scenario);
	fputc('\n', to);
}

static void begin(struct report *report)
{
	(void)report;
}

static void show(struct report *report, const struct outcome *outcome)
{
	if (!report->verbose && outcome->verdict == VERDICT_PASSED)
		return;
	print_verdict(report, outcome);
	if (outcome->verdict == VERDICT_FAILED || outcome->verdict == VERDICT_ERROR)
		print_failure(report, outcome);
	fflush(report->to);
}

static void end(struct report *report, const struct tally *tally)
{
	report_print_summary(tally, report->to);
}

const struct report_format report_pretty = {"pretty", begin, show, end};
