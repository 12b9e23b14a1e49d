#include "conformance/report/json.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/macros.h"
#include "base/text.h"
#include "conformance/report/ci_order.h"
#include "conformance/report/report.h"
#include "conformance/report/text.h"

/* schemas/results.schema.json describes it. */

static void set_text(json_t *object, const char *key, const char *text)
{
	json_object_set_new(object, key, json_of_text(text));
}

static void set_number(json_t *object, const char *key, uint64_t number)
{
	json_object_set_new(object, key, json_integer((json_int_t)number));
}

/* A '#' is in strings alone. */
static void print_without_orders(FILE *to, const char *text)
{
	for (const char *at = text; *at; at++) {
		if (*at == '#' && ci_order_is_at(text, at))
			fputs("\\u0023", to);
		else
			putc(*at, to);
	}
}

/* Print the value on one line, and free it. */
static void print_value(struct report *report, const char *before, json_t *value)
{
	cleanup(text_deinit) struct text text = {0};

	fputs(before, report->to);
	if (json_add_text(&text, value, JSON_COMPACT | JSON_ENCODE_ANY) != 0)
		report->failed = true;
	else if (strstr(text.bytes, "##"))
		print_without_orders(report->to, text.bytes);
	else
		fputs(text.bytes, report->to);
	json_decref(value);
}

/* --- The run --- */

json_t *report_json_run(const struct result_run *run)
{
	json_t *object = json_object();

	set_number(object, "id", (uint64_t)run->id);
	set_text(object, "subject", run->subject);
	set_text(object, "title", run->subject_title);
	set_text(object, "command", run->command);
	set_text(object, "host", run->host);
	set_text(object, "system", run->system);
	set_text(object, "tsfarm", run->version);
	set_text(object, "suite", run->suite);
	set_text(object, "documents", run->documents);
	set_text(object, "level", level_to_string(run->level));
	set_number(object, "jobs", run->jobs);
	set_number(object, "rounds", run->rounds);
	set_number(object, "shard", run->shard);
	set_number(object, "shards", run->shards);
	set_text(object, "started", run->started);
	return object;
}

static void json_begin(struct report *report)
{
	fputs("{\"tsfarm-results\":1", report->to);
	print_value(report, ",\n\"run\":", report_json_run(report->run));
	fputs(",\n\"cases\":[", report->to);
}

/* --- Cases --- */

static json_t *make_levels(const struct result_case *item)
{
	json_t *object = json_object();

	for (enum level level = 0; level < LEVEL_COUNT; level++) {
		if (item->judged[level])
			json_object_set_new(
				object, level_to_string(level), json_boolean(item->held[level]));
	}
	return object;
}

/* The levels at which a program that does nothing would fail; null for results of older versions. */
static json_t *make_asked(const struct result_case *item)
{
	json_t *list;

	if (item->asked_unknown)
		return json_null();
	list = json_array();
	for (enum level level = 0; level < LEVEL_COUNT; level++) {
		if (item->asked[level])
			json_array_append_new(list, json_of_text(level_to_string(level)));
	}
	return list;
}

static json_t *make_step(const void *steps, size_t at)
{
	const struct result_step *step = (const struct result_step *)steps + at;
	json_t *object = json_object();

	set_text(object, "server", step->server);
	set_number(object, "session", step->session);
	set_text(object, "typed", step->typed);
	set_text(object, "input", step->input);
	set_number(object, "line", step->line);
	set_text(object, "end", process_end_to_string(step->end));
	json_object_set_new(object, "code", json_integer(step->code));
	set_text(object, "stdout", step->streams[0]);
	set_text(object, "stderr", step->streams[1]);
	set_text(object, "changes", step->changes);
	set_number(object, "microseconds", step->duration);
	return object;
}

static json_t *make_finding(const void *findings, size_t at)
{
	const struct result_finding *finding = (const struct result_finding *)findings + at;
	json_t *object = json_object();

	set_text(object, "what", finding->what);
	set_text(object, "level", level_to_string(finding->level));
	set_text(object, "expected", finding->expected);
	set_text(object, "actual", finding->actual);
	set_number(object, "line", finding->line);
	return object;
}

static json_t *make_files(const struct result_case *item)
{
	json_t *object = json_object();

	for (size_t i = 0; i < item->file_count; i++)
		set_text(object, item->files[i].name, item->files[i].text);
	return object;
}

static json_t *make_case(const struct result_case *item)
{
	json_t *object = json_object();

	set_number(object, "number", item->number);
	set_number(object, "round", item->round);
	set_text(object, "scenario", item->scenario);
	set_text(object, "title", item->title);
	set_text(object, "command", item->command);
	set_text(object, "edition", edition_to_string(item->edition));
	set_text(object, "file", report_file(item->file));
	set_number(object, "line", item->line);
	set_text(object, "level", level_to_string(item->level));
	json_object_set_new(object, "clauses",
		json_of_items(item->clauses, item->clause_count, json_of_text_item));
	set_text(object, "verdict",
		item->reached ? verdict_to_string(item->verdict) : "not reached");
	set_text(object, "reason", item->reason);
	json_object_set_new(object, "levels", make_levels(item));
	json_object_set_new(object, "asked", make_asked(item));
	set_number(object, "microseconds", item->duration);
	json_object_set_new(object, "files", make_files(item));
	json_object_set_new(
		object, "steps", json_of_items(item->steps, item->step_count, make_step));
	json_object_set_new(object, "findings",
		json_of_items(item->findings, item->finding_count, make_finding));
	set_text(object, "farm-before", item->farm_before);
	set_text(object, "farm-after", item->farm_after);
	if (item->notes) {
		set_text(object, "again", item->again);
		set_text(object, "notes", item->notes);
	}
	return object;
}

static void json_show(struct report *report, const struct result_case *item)
{
	print_value(report, report->listed++ ? ",\n" : "\n", make_case(item));
}

/* --- The end --- */

json_t *report_json_verdicts(const struct result_counts *counts)
{
	json_t *object = json_object();

	for (enum verdict verdict = 0; verdict < VERDICT_COUNT; verdict++)
		set_number(object, verdict_to_string(verdict), counts->verdicts[verdict]);
	set_number(object, "not reached", counts->not_reached);
	return object;
}

static json_t *make_count(uint64_t judged, uint64_t held)
{
	json_t *object = json_object();

	set_number(object, "judged", judged);
	set_number(object, "held", held);
	return object;
}

/* The two kinds of cases, and what a program that does nothing gets. */
static void set_kinds(json_t *object, const struct result_level_count *count)
{
	uint64_t calm = count->judged - count->asked;

	json_object_set_new(object, "asked", make_count(count->asked, count->asked_held));
	json_object_set_new(
		object, "left-alone", make_count(calm, count->held - count->asked_held));
	set_number(object, "nothing", calm);
}

json_t *report_json_levels(const struct result_counts *counts)
{
	json_t *object = json_object();

	for (enum level level = 0; level < LEVEL_COUNT; level++) {
		json_t *count =
			make_count(counts->levels[level].judged, counts->levels[level].held);

		if (!counts->unknown)
			set_kinds(count, &counts->levels[level]);
		json_object_set_new(object, level_to_string(level), count);
	}
	return object;
}

static void json_end(struct report *report)
{
	print_value(report, "\n],\n\"verdicts\":", report_json_verdicts(&report->counts));
	print_value(report, ",\n\"levels\":", report_json_levels(&report->counts));
	print_value(report, ",\n\"complete\":", json_boolean(!report->counts.not_reached));
	fputs("}\n", report->to);
}

const struct report_format report_json = {"json", json_begin, json_show, json_end, json_show};
