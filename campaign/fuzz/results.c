/* A database of results, as somebody may have damaged it: it is read or refused. */
#include "base/arena.h"
#include "base/macros.h"
#include "campaign/fuzz/file.h"
#include "conformance/results/results.h"

static int ignore_run(void *context, const struct result_run *run)
{
	(void)context;
	(void)run;
	return 0;
}

static int ignore_clause(void *context, const struct result_clause *clause)
{
	(void)context;
	(void)clause;
	return 0;
}

static int ignore_case(void *context, const struct result_case *item)
{
	(void)context;
	(void)item;
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	cleanup(results_freep) struct results *results = NULL;
	cleanup(arena_freep) struct arena *arena = arena_new();
	struct result_run run;

	if (!arena)
		fuzz_fail("memory is exhausted");
	if (results_open(fuzz_file(".db", data, size), &results) != 0)
		return 0;
	results_read_runs(results, ignore_run, NULL);
	if (results_find_run(results, 0, arena, &run) != 0)
		return 0;
	results_read_clauses(results, &run, ignore_clause, NULL);
	results_read_cases(results, &run, ignore_case, NULL);
	return 0;
}
