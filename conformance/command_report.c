#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "base/macros.h"
#include "base/word.h"
#include "conformance/commands.h"
#include "conformance/messages.h"
#include "conformance/report/html.h"
#include "conformance/report/report.h"
#include "conformance/stored.h"

/* More columns than a page has room for. */
enum {
	RUNS_MAX = 32
};

/* `html` is not a format of reports: it shows several runs. */
static const char *const formats[] = {"pretty", "tap", "junit", "json", "html", "github"};

struct settings {
	unsigned format;
	unsigned long long runs[RUNS_MAX];
	size_t run_count; /* 0: the last one */
	size_t slowest;
	bool verbose;
};

static bool set_run(void *object, const char *value)
{
	struct settings *settings = object;

	if (settings->run_count == RUNS_MAX ||
		!word_to_number(value, INT64_MAX, &settings->runs[settings->run_count]))
		return false;
	return settings->runs[settings->run_count++];
}

static const struct option_row options[] = {
	WORD_OPTION('f', "format", "FORMAT", "pretty (default), tap, junit, json, html or github",
		formats, struct settings, format),
	PARSED_OPTION('R', "run", "N", "report run N, not the last one; several for html",
		"a number from 1 on", set_run),
	NUMBER_OPTION('w', "slowest", "N", "name the N slowest at the end", REPORT_SLOWEST_MAX,
		struct settings, slowest),
	FLAG_OPTION('v', "verbose", "show what passed too", struct settings, verbose),
};

/* What a report is written from. */
struct reading {
	struct arena *arena;
	struct result_run run;
	struct result_clause *clauses;
	size_t clause_count;
	struct report *report;
};

static int keep_clause(void *context, const struct result_clause *clause)
{
	struct reading *reading = context;
	struct result_clause *kept = arena_append(
		reading->arena, &reading->clauses, reading->clause_count, sizeof(*kept));

	if (!kept)
		return -ENOMEM;
	*kept = *clause;
	kept->id = arena_copy(reading->arena, clause->id);
	kept->document_title = arena_copy(reading->arena, clause->document_title);
	kept->command = arena_copy(reading->arena, clause->command);
	kept->section = arena_copy(reading->arena, clause->section);
	kept->says = arena_copy(reading->arena, clause->says);
	if (!kept->id || !kept->document_title || !kept->command || !kept->section || !kept->says)
		return -ENOMEM;
	reading->clause_count++;
	return 0;
}

static int show_case(void *context, const struct result_case *item)
{
	struct report *report = context;

	if (item->reached)
		report_show(report, item);
	else
		report_miss(report, item);
	return ferror(report->to) ? -EIO : 0;
}

static int write_report(struct results *results, struct reading *reading,
	const struct report_format *format, const struct settings *settings, struct output *out)
{
	cleanup(report_deinit) struct report report = {
		.format = format,
		.to = out->results,
		.run = &reading->run,
		.clauses = reading->clauses,
		.clause_count = reading->clause_count,
		.total = reading->run.counts.cases,
		.slowest.wanted = settings->slowest,
		.colourful = output_is_colourful(out->results),
		.verbose = settings->verbose,
	};
	int r;

	report_begin(&report);
	r = results_read_cases(results, &reading->run, show_case, &report);
	if (r != 0)
		return r;
	report_end(&report);
	return report.failed ? -EIO : 0;
}

static int write_html(struct results *results, const char *path, const struct settings *settings,
	struct arena *arena, struct output *out)
{
	struct result_run runs[RUNS_MAX];
	size_t count = settings->run_count ? settings->run_count : 1;
	int status = EXIT_DONE, r;

	for (size_t i = 0; i < count && status == EXIT_DONE; i++)
		status = stored_find(
			results, path, (int64_t)settings->runs[i], arena, out, &runs[i]);
	if (status != EXIT_DONE)
		return status;
	r = report_html(results, runs, count, out->results);
	return r == 0 ? EXIT_DONE : stored_refuse(path, r, out);
}

static int run_command(const struct command_line *line, const void *object, struct output *out)
{
	cleanup(results_freep) struct results *results = NULL;
	cleanup(arena_freep) struct arena *arena = arena_new();
	struct reading reading = {.arena = arena};
	const struct settings *settings = object;
	const struct report_format *format = report_format_find(formats[settings->format]);
	cleanup(text_deinit) struct text place = {0};
	const char *path;
	int status = arena ? stored_locate(line->operand_count ? line->operands[0] : NULL, &place,
				     out, &path)
			   : fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	int r;

	if (status == EXIT_DONE)
		status = stored_open(path, out, &results);
	if (status == EXIT_DONE && !format)
		return write_html(results, path, settings, arena, out);
	if (status == EXIT_DONE && settings->run_count > 1)
		status = fail(out, EXIT_MISUSED, MSG_ONE_RUN);
	if (status == EXIT_DONE)
		status = stored_find(
			results, path, (int64_t)settings->runs[0], arena, out, &reading.run);
	if (status != EXIT_DONE)
		return status;
	r = results_read_clauses(results, &reading.run, keep_clause, &reading);
	if (r == 0)
		r = write_report(results, &reading, format, settings, out);
	return r == 0 ? EXIT_DONE : stored_refuse(path, r, out);
}

const struct command command_report = {
	.name = "report",
	.operands = "[FILE]",
	.summary = "Write a report of a stored run",
	COMMAND_OPTIONS(options),
	.operands_max = 1,
	.settings_size = sizeof(struct settings),
	.run = run_command,
};
