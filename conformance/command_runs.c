#include <inttypes.h>
#include <jansson.h>
#include <string.h>

#include "base/json.h"
#include "base/macros.h"
#include "base/text.h"
#include "conformance/commands.h"
#include "conformance/report/json.h"
#include "conformance/report/report.h"
#include "conformance/stored.h"

struct settings {
	bool json;
};

static const struct option_row options[] = {
	FLAG_OPTION('J', "json", "print JSON, an array with an object for each run",
		struct settings, json),
};

static int print_line(void *context, const struct result_run *run)
{
	struct output *out = context;

	fprintf(out->results, "%4" PRId64 "  %s  ", run->id, run->started);
	report_print_text(out->results, run->subject);
	if (run->shards > 1)
		fprintf(out->results, " (shard %" PRIu64 "/%" PRIu64 ")", run->shard, run->shards);
	fputs(run->ended ? ": " : ": did not end; ", out->results);
	report_print_summary(run, &run->counts, out->results);
	return 0;
}

static int add_run(void *context, const struct result_run *run)
{
	json_t *object = report_json_run(run);

	json_object_set_new(object, "ended", run->ended ? json_string(run->ended) : json_null());
	json_object_set_new(object, "complete", json_boolean(run->complete));
	json_object_set_new(object, "verdicts", report_json_verdicts(&run->counts));
	json_object_set_new(object, "levels", report_json_levels(&run->counts));
	return json_array_append_new(context, object) == 0 ? 0 : -1;
}

static int print_json(struct results *results, struct output *out)
{
	cleanup(text_deinit) struct text text = {0};
	json_t *list = json_array();
	int r = results_read_runs(results, add_run, list);

	if (r == 0)
		r = json_add_text(&text, list, JSON_INDENT(2));
	if (r == 0)
		fprintf(out->results, "%s\n", text_string(&text));
	json_decref(list);
	return r;
}

static int run_command(const struct command_line *line, const void *object, struct output *out)
{
	cleanup(results_freep) struct results *results = NULL;
	cleanup(text_deinit) struct text place = {0};
	const struct settings *settings = object;
	const char *path;
	int status = stored_locate(
		line->operand_count ? line->operands[0] : NULL, &place, out, &path);
	int r;

	if (status == EXIT_DONE)
		status = stored_open(path, out, &results);
	if (status != EXIT_DONE)
		return status;
	r = settings->json ? print_json(results, out) : results_read_runs(results, print_line, out);
	return r == 0 ? EXIT_DONE : stored_refuse(path, r, out);
}

const struct command command_runs = {
	.name = "runs",
	.operands = "[FILE]",
	.summary = "List the runs that are stored in a file",
	COMMAND_OPTIONS(options),
	.operands_max = 1,
	.settings_size = sizeof(struct settings),
	.run = run_command,
};
