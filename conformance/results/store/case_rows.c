#include "conformance/results/store/statements.h"
#include "conformance/results/store/store.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "conformance/results/digest.h"

/*
 * Version 3 of the tables has no level `own`. A case whose command is LEVEL_OWN_COMMAND has no other
 * level, so that the place of the first is free for it.
 */
static enum level level_stored(enum level level)
{
	return level == LEVEL_OWN ? LEVEL_DOCUMENTED : level;
}

static void bind_case(struct query *query, int64_t run_id, const struct result_case *item)
{
	query_bind_integer(query, ":run_id", run_id);
	query_bind_integer(query, ":number", (int64_t)item->number);
	query_bind_integer(query, ":round", (int64_t)item->round);
}

int results_add_case(struct results *results, int64_t run_id, const struct result_case *item)
{
	cleanup(text_deinit) struct text clauses = {0};
	cleanup(query_end) struct query query =
		query_begin(results->database, STATEMENT_CASE_INSERT);

	for (size_t i = 0; i < item->clause_count; i++)
		text_printf(&clauses, "%s\n", item->clauses[i]);
	if (clauses.failed)
		return -ENOMEM;
	bind_case(&query, run_id, item);
	query_bind_text(&query, ":scenario", item->scenario);
	query_bind_text(&query, ":title", item->title);
	query_bind_text(&query, ":file", item->file);
	query_bind_integer(&query, ":line", item->line);
	query_bind_text(&query, ":level", level_to_string(level_stored(item->level)));
	query_bind_text(&query, ":clauses", text_string(&clauses));
	query_bind_text(&query, ":command", item->command);
	query_bind_text(&query, ":edition", edition_to_string(item->edition));
	return query_run(&query);
}

/* --- What was found out --- */

static int add_farm(struct results *results, const char *text, char digest[DIGEST_SIZE])
{
	cleanup(query_end) struct query query =
		query_begin(results->database, STATEMENT_FARM_INSERT);

	if (!text)
		return 0;
	digest_of(text, digest);
	query_bind_text(&query, ":farm", digest);
	query_bind_text(&query, ":text", text);
	return query_run(&query);
}

static int64_t bits_of(const bool levels[LEVEL_COUNT])
{
	int64_t bits = 0;

	for (enum level level = 0; level < LEVEL_COUNT; level++)
		bits |= (int64_t)levels[level] << level_stored(level);
	return bits;
}

static int update_case(struct results *results, int64_t run_id, const struct result_case *item)
{
	cleanup(query_end) struct query query =
		query_begin(results->database, STATEMENT_CASE_REACH);
	char before[DIGEST_SIZE], after[DIGEST_SIZE];
	/* the column of verdicts takes those of version 1 alone */
	bool is_not_offered = item->verdict == VERDICT_NOT_OFFERED;
	int r = add_farm(results, item->farm_before, before);

	if (r == 0)
		r = add_farm(results, item->farm_after, after);
	if (r != 0)
		return r;
	bind_case(&query, run_id, item);
	query_bind_text(&query, ":verdict",
		verdict_to_string(is_not_offered ? VERDICT_SKIPPED : item->verdict));
	query_bind_integer(&query, ":not_offered", is_not_offered);
	query_bind_text(&query, ":reason", item->reason);
	query_bind_integer(&query, ":judged", bits_of(item->judged));
	query_bind_integer(&query, ":held", bits_of(item->held));
	if (!item->asked_unknown)
		query_bind_integer(&query, ":asked", bits_of(item->asked));
	query_bind_integer(&query, ":started", (int64_t)item->started);
	query_bind_integer(&query, ":duration", (int64_t)item->duration);
	query_bind_text(&query, ":farm_before", item->farm_before ? before : NULL);
	query_bind_text(&query, ":farm_after", item->farm_after ? after : NULL);
	return query_run(&query);
}

static int add_step(
	struct results *results, int64_t run_id, const struct result_case *item, size_t position)
{
	cleanup(query_end) struct query query =
		query_begin(results->database, STATEMENT_STEP_INSERT);
	const struct result_step *step = &item->steps[position];

	bind_case(&query, run_id, item);
	query_bind_integer(&query, ":position", (int64_t)position + 1);
	query_bind_text(&query, ":server", step->server);
	query_bind_integer(&query, ":session", step->session);
	query_bind_text(&query, ":typed", step->typed);
	query_bind_integer(&query, ":line", step->line);
	query_bind_text(&query, ":ended", process_end_to_string(step->end));
	query_bind_integer(&query, ":code", step->code);
	query_bind_text(&query, ":stdout", step->streams[0]);
	query_bind_text(&query, ":stderr", step->streams[1]);
	query_bind_text(&query, ":changes", step->changes);
	query_bind_integer(&query, ":duration", (int64_t)step->duration);
	query_bind_text(&query, ":input", step->input);
	return query_run(&query);
}

static int add_finding(
	struct results *results, int64_t run_id, const struct result_case *item, size_t position)
{
	cleanup(query_end) struct query query =
		query_begin(results->database, STATEMENT_FINDING_INSERT);
	const struct result_finding *finding = &item->findings[position];

	bind_case(&query, run_id, item);
	query_bind_integer(&query, ":position", (int64_t)position + 1);
	query_bind_text(&query, ":what", finding->what);
	query_bind_text(&query, ":level", level_to_string(level_stored(finding->level)));
	query_bind_text(&query, ":expected", finding->expected);
	query_bind_text(&query, ":actual", finding->actual);
	query_bind_integer(&query, ":line", finding->line);
	return query_run(&query);
}

static int add_file(
	struct results *results, int64_t run_id, const struct result_case *item, size_t position)
{
	cleanup(query_end) struct query query =
		query_begin(results->database, STATEMENT_FILE_INSERT);

	bind_case(&query, run_id, item);
	query_bind_integer(&query, ":position", (int64_t)position + 1);
	query_bind_text(&query, ":name", item->files[position].name);
	query_bind_text(&query, ":text", item->files[position].text);
	return query_run(&query);
}

int results_reach_case(struct results *results, int64_t run_id, const struct result_case *item)
{
	int r = update_case(results, run_id, item);

	for (size_t i = 0; r == 0 && i < item->file_count; i++)
		r = add_file(results, run_id, item, i);
	for (size_t i = 0; r == 0 && i < item->step_count; i++)
		r = add_step(results, run_id, item, i);
	for (size_t i = 0; r == 0 && i < item->finding_count; i++)
		r = add_finding(results, run_id, item, i);
	return r;
}
