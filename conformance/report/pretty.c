#include "conformance/report/report.h"

#include "base/macros.h"

static const char *const colours[VERDICT_COUNT] = {
	[VERDICT_PASSED] = "\033[32m",
	[VERDICT_FAILED] = "\033[31m",
	[VERDICT_EXPECTED_FAILURE] = "\033[33m",
	[VERDICT_UNEXPECTED_PASS] = "\033[31m",
	[VERDICT_SKIPPED] = "\033[33m",
	[VERDICT_ERROR] = "\033[31m",
	[VERDICT_NOT_OFFERED] = "\033[33m",
};

static void print_verdict(const struct report *report, const struct result_case *item)
{
	fprintf(report->to, "%s%s%s", report->colourful ? colours[item->verdict] : "",
		verdict_to_string(item->verdict), report->colourful ? "\033[0m" : "");
	report_print_line(report->to, "  %s%s%s", item->scenario, item->reason ? "  -- " : "",
		item->reason ? item->reason : "");
}

/* Which statement of which document the scenario is written from. */
static void print_clause(const struct report *report, const char *id)
{
	const struct result_clause *clause = report_find_clause(report, id);

	if (!clause) {
		report_print_line(report->to, "    clause    %s", id);
		return;
	}
	report_print_line(report->to, "    clause    %s  (about %s in %s: %s, %s)", id,
		clause->command, edition_to_string(clause->edition), clause->document_title,
		clause->section);
	report_print_line(report->to, "              %s", clause->says);
}

static void print_finding(FILE *to, const struct result_finding *finding)
{
	if (finding->line)
		report_print_line(to, "    %s, %s (line %u)", finding->what,
			level_to_string(finding->level), finding->line);
	else
		report_print_line(
			to, "    %s, %s", finding->what, level_to_string(finding->level));
	fputs("      expected\n", to);
	report_print_lines(to, "        ", finding->expected);
	fputs("      actual\n", to);
	report_print_lines(to, "        ", finding->actual);
}

static void print_failure(const struct report *report, const struct result_case *item)
{
	const struct result_step *step = result_case_last_step(item);
	FILE *to = report->to;

	report_print_line(to, "    title     %s", item->title);
	for (size_t i = 0; i < item->clause_count; i++)
		print_clause(report, item->clauses[i]);
	if (step)
		report_print_line(
			to, "    typed     in %s/%u: %s", step->server, step->session, step->typed);
	report_print_given(to, "    ", item);
	for (size_t i = 0; i < item->finding_count; i++)
		print_finding(to, &item->findings[i]);
	report_print_end(to, "    ", item);
	if (item->notes)
		report_print_list(to, "    ", item->notes);
	if (result_case_line(item))
		report_print_line(to, "    scenario  %s:%u", item->file, result_case_line(item));
	fputs("    again     ", to);
	report_print_again(report, item);
	fputc('\n', to);
}

static void pretty_show(struct report *report, const struct result_case *item)
{
	bool is_full;

	if (report->quiet || (!report->verbose && (item->verdict == VERDICT_PASSED ||
							  item->verdict == VERDICT_NOT_OFFERED)))
		return;
	is_full = report_is_shown_in_full(report, item);
	if (verdict_is_bad(item->verdict) && is_full)
		text_printf(&report->body, "  %-15s  %s\n", verdict_to_string(item->verdict),
			item->scenario);
	print_verdict(report, item);
	if (is_full && (item->verdict == VERDICT_FAILED || item->verdict == VERDICT_ERROR))
		print_failure(report, item);
	fflush(report->to);
}

/* Between long failures and the last line a person has lost which ones there were. */
static void print_again(const struct report *report)
{
	if (report->bad <= 1 || report->quiet)
		return;
	fputs("again, in short:\n", report->to);
	report_print_list(report->to, "", text_string(&report->body));
	report_print_groups(report);
	fputc('\n', report->to);
}

static void pretty_end(struct report *report)
{
	print_again(report);
	if (!report->quiet)
		report_print_notable(report, "");
	if (!report->quiet)
		report_print_kinds(report, "");
	report_print_summary(report->run, &report->counts, report->to);
}

const struct report_format report_pretty = {"pretty", NULL, pretty_show, pretty_end, NULL};
