#include "conformance/results/store/request.h"
#include "conformance/results/store/store.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "conformance/results/digest.h"

static void bind_case(struct request *request, int64_t run_id, const struct result_case *item)
{
	request_bind_integer(request, ":run_id", run_id);
	request_bind_integer(request, ":number", (int64_t)item->number);
	request_bind_integer(request, ":round", (int64_t)item->round);
}

int results_add_case(struct results *results, int64_t run_id, const struct result_case *item)
{
	cleanup(text_deinit) struct text clauses = {0};
	cleanup(request_end) struct request request = request_begin(results, REQUEST_CASE_INSERT);

	for (size_t i = 0; i < item->clause_count; i++)
		text_printf(&clauses, "%s\n", item->clauses[i]);
	if (clauses.failed)
		return -ENOMEM;
	bind_case(&request, run_id, item);
	request_bind_text(&request, ":scenario", item->scenario);
	request_bind_text(&request, ":title", item->title);
	request_bind_text(&request, ":file", item->file);
	request_bind_integer(&request, ":line", item->line);
	request_bind_text(&request, ":level", level_to_string(item->level));
	request_bind_text(&request, ":clauses", text_string(&clauses));
	request_bind_text(&request, ":command", item->command);
	return request_run(&request);
}

/* --- What was found out --- */

static int add_farm(struct results *results, const char *text, char digest[DIGEST_SIZE])
{
	cleanup(request_end) struct request request = request_begin(results, REQUEST_FARM_INSERT);

	if (!text)
		return 0;
	digest_of(text, digest);
	request_bind_text(&request, ":farm", digest);
	request_bind_text(&request, ":text", text);
	return request_run(&request);
}

static int64_t bits_of(const bool levels[LEVEL_COUNT])
{
	int64_t bits = 0;

	for (enum level level = 0; level < LEVEL_COUNT; level++)
		bits |= (int64_t)levels[level] << level;
	return bits;
}

static int reach(struct results *results, int64_t run_id, const struct result_case *item)
{
	cleanup(request_end) struct request request = request_begin(results, REQUEST_CASE_REACH);
	char before[DIGEST_SIZE], after[DIGEST_SIZE];
	int r = add_farm(results, item->farm_before, before);

	if (r == 0)
		r = add_farm(results, item->farm_after, after);
	if (r != 0)
		return r;
	bind_case(&request, run_id, item);
	request_bind_text(&request, ":verdict", verdict_to_string(item->verdict));
	request_bind_text(&request, ":reason", item->reason);
	request_bind_integer(&request, ":judged", bits_of(item->judged));
	request_bind_integer(&request, ":held", bits_of(item->held));
	request_bind_integer(&request, ":started", (int64_t)item->started);
	request_bind_integer(&request, ":duration", (int64_t)item->duration);
	request_bind_text(&request, ":farm_before", item->farm_before ? before : NULL);
	request_bind_text(&request, ":farm_after", item->farm_after ? after : NULL);
	return request_run(&request);
}

static int add_step(
	struct results *results, int64_t run_id, const struct result_case *item, size_t position)
{
	cleanup(request_end) struct request request = request_begin(results, REQUEST_STEP_INSERT);
	const struct result_step *step = &item->steps[position];

	bind_case(&request, run_id, item);
	request_bind_integer(&request, ":position", (int64_t)position + 1);
	request_bind_text(&request, ":server", step->server);
	request_bind_integer(&request, ":session", step->session);
	request_bind_text(&request, ":typed", step->typed);
	request_bind_integer(&request, ":line", step->line);
	request_bind_text(&request, ":ended", result_end_to_string(step->end));
	request_bind_integer(&request, ":code", step->code);
	request_bind_text(&request, ":stdout", step->streams[0]);
	request_bind_text(&request, ":stderr", step->streams[1]);
	request_bind_text(&request, ":changes", step->changes);
	request_bind_integer(&request, ":duration", (int64_t)step->duration);
	request_bind_text(&request, ":input", step->input);
	return request_run(&request);
}

static int add_finding(
	struct results *results, int64_t run_id, const struct result_case *item, size_t position)
{
	cleanup(request_end) struct request request =
		request_begin(results, REQUEST_FINDING_INSERT);
	const struct result_finding *finding = &item->findings[position];

	bind_case(&request, run_id, item);
	request_bind_integer(&request, ":position", (int64_t)position + 1);
	request_bind_text(&request, ":what", finding->what);
	request_bind_text(&request, ":level", level_to_string(finding->level));
	request_bind_text(&request, ":expected", finding->expected);
	request_bind_text(&request, ":actual", finding->actual);
	request_bind_integer(&request, ":line", finding->line);
	return request_run(&request);
}

static int add_file(
	struct results *results, int64_t run_id, const struct result_case *item, size_t position)
{
	cleanup(request_end) struct request request = request_begin(results, REQUEST_FILE_INSERT);

	bind_case(&request, run_id, item);
	request_bind_integer(&request, ":position", (int64_t)position + 1);
	request_bind_text(&request, ":name", item->files[position].name);
	request_bind_text(&request, ":text", item->files[position].text);
	return request_run(&request);
}

int results_reach_case(struct results *results, int64_t run_id, const struct result_case *item)
{
	int r = reach(results, run_id, item);

	for (size_t i = 0; r == 0 && i < item->file_count; i++)
		r = add_file(results, run_id, item, i);
	for (size_t i = 0; r == 0 && i < item->step_count; i++)
		r = add_step(results, run_id, item, i);
	for (size_t i = 0; r == 0 && i < item->finding_count; i++)
		r = add_finding(results, run_id, item, i);
	return r;
}
