#include "conformance/report/report.h"

#include "base/macros.h"

static const char *const colours[VERDICT_COUNT] = {
	[VERDICT_PASSED] = "\033[32m",
	[VERDICT_FAILED] = "\033[31m",
	[VERDICT_EXPECTED_FAILURE] = "\033[33m",
	[VERDICT_UNEXPECTED_PASS] = "\033[31m",
	[VERDICT_SKIPPED] = "\033[33m",
	[VERDICT_ERROR] = "\033[31m",
};

static void print_verdict(const struct report *report, const struct result_case *item)
{
	fprintf(report->to, "%s%s%s  %s%s", report->colourful ? colours[item->verdict] : "",
		verdict_to_string(item->verdict), report->colourful ? "\033[0m" : "",
		item->scenario, item->reason ? "  -- " : "");
	if (item->reason)
		report_print_text(report->to, item->reason);
	fputc('\n', report->to);
}

static void print_typed(FILE *to, const struct result_case *item)
{
	const struct result_step *step = &item->steps[item->step_count - 1];

	fprintf(to, "    typed     in %s/%u: ", step->server, step->session);
	report_print_text(to, step->typed);
	fputc('\n', to);
}

/* Which statement of which document the scenario is written from. */
static void print_clause(const struct report *report, const char *id)
{
	const struct result_clause *clause = report_find_clause(report, id);

	fprintf(report->to, "    clause    %s", id);
	if (clause)
		fprintf(report->to, "  (about %s in %s: %s, %s)\n              %s", clause->command,
			edition_to_string(clause->edition), clause->document_title, clause->section, clause->says);
	fputc('\n', report->to);
}

static void print_finding(FILE *to, const struct result_finding *finding)
{
	fprintf(to, "    %s, %s (line %u)\n", finding->what, level_to_string(finding->level),
		finding->line);
	fputs("      expected\n", to);
	report_print_lines(to, "        ", finding->expected);
	fputs("      actual\n", to);
	report_print_lines(to, "        ", finding->actual);
}

static void print_failure(const struct report *report, const struct result_case *item)
{
	FILE *to = report->to;

	fputs("    title     ", to);
	report_print_text(to, item->title);
	fputc('\n', to);
	for (size_t i = 0; i < item->clause_count; i++)
		print_clause(report, item->clauses[i]);
	if (item->step_count)
		print_typed(to, item);
	report_print_given(to, "    ", item);
	for (size_t i = 0; i < item->finding_count; i++)
		print_finding(to, &item->findings[i]);
	fprintf(to, "    scenario  %s:%u\n    again     ", item->file, result_case_line(item));
	report_print_again(report, item);
	fputc('\n', to);
}

static void begin(struct report *report)
{
	(void)report;
}

static void show(struct report *report, const struct result_case *item)
{
	if (report->quiet || (!report->verbose && item->verdict == VERDICT_PASSED))
		return;
	if (verdict_is_bad(item->verdict))
		text_printf(&report->body, "  %-15s  %s\n", verdict_to_string(item->verdict),
			item->scenario);
	print_verdict(report, item);
	if (item->verdict == VERDICT_FAILED || item->verdict == VERDICT_ERROR)
		print_failure(report, item);
	fflush(report->to);
}

/* Between long failures and the last line a person has lost which ones there were. */
static void print_again(const struct report *report)
{
	if (report->bad > 1 && !report->quiet)
		fprintf(report->to, "again, in short:\n%s\n", text_string(&report->body));
}

static void end(struct report *report)
{
	print_again(report);
	if (!report->quiet)
		report_print_notable(report, "");
	report_print_summary(report->run, &report->counts, report->to);
}

const struct report_format report_pretty = {"pretty", begin, show, end, NULL};
