#include "conformance/report/report.h"

#include <inttypes.h>
#include <string.h>

#include "base/machine.h"
#include "base/macros.h"
#include "conformance/report/text.h"

/*
 * JUnit as Jenkins, GitLab and the reporters of GitHub read it: a suite for each scenario file, without
 * suites inside; ids in the names, so that each is there once; file and line where annotations want
 * them. The counts stand before what they count, so that all is kept until the end.
 */

/* A value between quotes is one line. */
static void add_attribute(struct text *to, const char *name, const char *value)
{
	cleanup(text_deinit) struct text line = {0};

	report_add_xml(&line, value);
	text_printf(to, " %s=\"", name);
	for (const char *at = text_string(&line); *at; at++) {
		if (*at == '\n')
			text_add(to, "&#10;");
		else
			text_add_char(to, *at);
	}
	text_add_char(to, '"');
}

static void add_time(struct text *to, uint64_t microseconds)
{
	text_printf(to, " time=\"%" PRIu64 ".%06" PRIu64 "\"", microseconds / 1000000,
		microseconds % 1000000);
}

static void add_counts(struct text *to, const struct result_counts *counts, uint64_t duration)
{
	text_printf(to,
		" tests=\"%" PRIu64 "\" failures=\"%" PRIu64 "\" errors=\"%" PRIu64
		"\" skipped=\"%" PRIu64 "\"",
		counts->cases,
		counts->verdicts[VERDICT_FAILED] + counts->verdicts[VERDICT_UNEXPECTED_PASS],
		counts->verdicts[VERDICT_ERROR] + counts->not_reached,
		counts->verdicts[VERDICT_SKIPPED] + counts->verdicts[VERDICT_EXPECTED_FAILURE] +
			counts->verdicts[VERDICT_NOT_OFFERED]);
	add_time(to, duration);
}

/* --- Suites --- */

/* A property for each judged level. */
static void add_suite_kinds(struct text *to, const struct result_counts *counts)
{
	cleanup(text_deinit) struct text list = {0};

	for (enum level level = 0; level < LEVEL_COUNT; level++) {
		if (!result_has_kinds(counts, level))
			continue;
		text_printf(&list, "<property name=\"%s\" value=\"", level_to_string(level));
		result_add_kinds(&list, &counts->levels[level]);
		text_add(&list, "; ");
		result_add_nothing(&list, &counts->levels[level]);
		text_add(&list, "\"/>");
	}
	if (list.length)
		text_printf(to, "<properties>%s</properties>\n", text_string(&list));
	to->failed |= list.failed;
}

static void end_suite(struct report *report)
{
	struct report_suite *suite = &report->suite;

	if (!suite->counts.cases)
		return;
	text_add(&report->body, "<testsuite");
	add_attribute(&report->body, "name", text_string(&suite->file));
	add_counts(&report->body, &suite->counts, suite->duration);
	/* the schema wants no zone */
	text_printf(&report->body, " timestamp=\"%.19s\"", report->run->started);
	add_attribute(&report->body, "hostname", report->run->host);
	text_add(&report->body, ">\n");
	add_suite_kinds(&report->body, &suite->counts);
	text_add(&report->body, text_string(&report->part));
	text_add(&report->body, "</testsuite>\n");
	text_clear(&report->part);
	suite->counts = (struct result_counts){0};
	suite->duration = 0;
}

static void enter_suite(struct report *report, const struct result_case *item)
{
	struct report_suite *suite = &report->suite;
	const char *file = report_file(item->file);

	if (strcmp(text_string(&suite->file), file) != 0)
		end_suite(report);
	text_clear(&suite->file);
	text_add(&suite->file, file);
	result_count(&suite->counts, item);
	suite->duration += item->duration;
}

/* --- Cases --- */

/* "q186477/security/own-session" is in "logoff.q186477.security". */
static void add_class(struct text *to, const struct result_case *item)
{
	cleanup(text_deinit) struct text name = {0};
	const char *end = strrchr(item->scenario, '/');

	text_add(&name, item->command);
	if (end)
		text_add_char(&name, '.');
	for (const char *at = item->scenario; end && at < end; at++)
		text_add_char(&name, *at == '/' ? '.' : *at);
	add_attribute(to, "classname", text_string(&name));
}

static void add_name(struct text *to, const struct report *report, const struct result_case *item)
{
	cleanup(text_deinit) struct text name = {0};

	text_printf(&name, "%s %s", item->scenario, item->title);
	if (report->run->rounds > 1)
		text_printf(&name, " (round %" PRIu64 ")", item->round);
	add_attribute(to, "name", text_string(&name));
}

static void add_properties(
	struct text *to, const struct report *report, const struct result_case *item)
{
	text_add(to, "<properties>");
	for (size_t i = 0; i < item->clause_count; i++) {
		text_add(to, "<property name=\"clause\"");
		add_attribute(to, "value", item->clauses[i]);
		text_add(to, "/>");
	}
	text_add(to, "<property name=\"command\"");
	add_attribute(to, "value", item->command);
	text_add(to, "/><property name=\"edition\"");
	add_attribute(to, "value", edition_to_string(item->edition));
	text_add(to, "/><property name=\"subject\"");
	add_attribute(to, "value", report->run->subject);
	text_add(to, "/></properties>\n");
}

static const char *type_of(const struct result_case *item)
{
	if (!item->reached)
		return "not-reached";
	if (item->verdict == VERDICT_UNEXPECTED_PASS)
		return "unexpected-pass";
	return item->finding_count ? item->findings[0].what : "error";
}

static void add_problem(struct text *to, const struct report *report,
	const struct result_case *item, const char *element)
{
	cleanup(text_deinit) struct text headline = {0}, failure = {0};

	report_add_headline(&headline, item);
	report_add_failure(&failure, report->run, item);
	text_printf(to, "<%s", element);
	add_attribute(to, "type", type_of(item));
	add_attribute(to, "message", item->reached ? text_string(&headline) : "it was not reached");
	text_add_char(to, '>');
	report_add_xml(to, text_string(&failure));
	text_printf(to, "</%s>\n", element);
}

static void add_skipped(struct text *to, const struct result_case *item)
{
	cleanup(text_deinit) struct text message = {0};

	if (item->verdict != VERDICT_SKIPPED)
		text_printf(&message, "%s: ", verdict_to_string(item->verdict));
	text_printf(&message, "%s", item->reason ? item->reason : "");
	text_add(to, "<skipped");
	add_attribute(to, "message", text_string(&message));
	text_add(to, "/>\n");
}

static void add_verdict(
	struct text *to, const struct report *report, const struct result_case *item)
{
	if (!item->reached) {
		add_problem(to, report, item, "error");
		return;
	}
	switch (item->verdict) {
	case VERDICT_FAILED:
	case VERDICT_UNEXPECTED_PASS:
		add_problem(to, report, item, "failure");
		break;
	case VERDICT_ERROR:
		add_problem(to, report, item, "error");
		break;
	case VERDICT_EXPECTED_FAILURE:
	case VERDICT_SKIPPED:
	case VERDICT_NOT_OFFERED:
		add_skipped(to, item);
		break;
	case VERDICT_PASSED:
	case VERDICT_COUNT:
		break;
	}
}

static void add_streams(struct text *to, const struct result_case *item)
{
	static const char *const elements[2] = {"system-out", "system-err"};

	for (int stream = 0; stream < 2; stream++) {
		text_printf(to, "<%s>", elements[stream]);
		for (size_t i = 0; i < item->step_count; i++)
			report_add_xml(to, item->steps[i].streams[stream]);
		text_printf(to, "</%s>\n", elements[stream]);
	}
}

static void junit_show(struct report *report, const struct result_case *item)
{
	struct text *to = &report->part;

	enter_suite(report, item);
	text_add(to, "<testcase");
	add_class(to, item);
	add_name(to, report, item);
	add_attribute(to, "file", report_file(item->file));
	text_printf(to, " line=\"%u\"", result_case_line(item));
	add_time(to, item->duration);
	text_add(to, ">\n");
	add_properties(to, report, item);
	add_verdict(to, report, item);
	if (item->step_count)
		add_streams(to, item);
	text_add(to, "</testcase>\n");
}

/* --- The whole --- */

static void junit_end(struct report *report)
{
	cleanup(text_deinit) struct text head = {0};

	end_suite(report);
	text_add(&head, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites");
	add_attribute(&head, "name", report->run->subject);
	/* the run that goes on has none yet */
	add_counts(&head, &report->counts,
		report->run->duration ? report->run->duration
				      : (machine_clock_ms() - report->started) * 1000);
	text_add(&head, ">\n");
	fputs(text_string(&head), report->to);
	fputs(text_string(&report->body), report->to);
	fputs("</testsuites>\n", report->to);
	report->failed |= head.failed || report->body.failed || report->part.failed;
}

const struct report_format report_junit = {"junit", NULL, junit_show, junit_end, junit_show};
