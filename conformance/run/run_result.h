/* Runs and outcomes as results (results/result.h): what is stored of them, and reported. */
#ifndef TSFARM_CONFORMANCE_RUN_RUN_RESULT_H
#define TSFARM_CONFORMANCE_RUN_RUN_RESULT_H

#include "conformance/results/writer.h"
#include "conformance/run/run.h"

/* What a run was told that the suite does not know. */
struct run_result_words {
	const char *version; /* of tsfarm */
	bool by_path;        /* the suite was named by its path */
	uint64_t rounds, shard, shards;
};

/* The run, as it begins; all of it is the arena's. 0 or -ENOMEM. */
int run_result_begin(const struct run *run, const struct run_result_words *words, struct arena *arena,
	struct result_run *ret_run);

/* What the run's subject is called, and its other runs are found by; NULL without memory. */
const char *run_result_subject(const struct run *run, struct arena *arena);

/* What it was chosen to do. The arena's. 0 or -ENOMEM. */
int run_result_plan(const struct run *run, struct arena *arena, struct results_plan *ret_plan);

/* "2026-11-22T21:36:37Z", now; the arena's, NULL without memory. */
const char *run_result_time(struct arena *arena);

/*
 * Add a step to the outcome: what it printed and did, after `duration` microseconds. 0 or -ENOMEM.
 */
int run_result_add_step(struct outcome *outcome, const struct observation *observation, uint64_t duration);

/* The farm, as a text that the arena owns. 0 or -ENOMEM. */
int run_result_farm(const struct snapshot *farm, struct arena *arena, const char **ret_text);

/*
 * The outcome of a scenario, at the run's level. Everything that does not belong to the outcome
 * belongs to its arena. On ENOMEM fields are omitted, never wrong.
 */
void run_result_case(const struct outcome *outcome, enum level level, struct result_case *ret_case);

#endif
