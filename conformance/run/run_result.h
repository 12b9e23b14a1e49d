/* A run and its cases as results (results/result.h), which are stored and reported. */
#ifndef TSFARM_CONFORMANCE_RUN_RUN_RESULT_H
#define TSFARM_CONFORMANCE_RUN_RUN_RESULT_H

#include "conformance/results/writer.h"
#include "conformance/run/observation.h"
#include "conformance/run/run.h"

/* The settings of a run that the suite does not know. */
struct run_result_words {
	const char *version; /* of tsfarm */
	bool by_path;        /* the suite was named by its path */
	uint64_t rounds, shard, shards;
};

/* Describe the run as it begins. The arena owns the texts. 0 or -ENOMEM. */
int run_result_begin(const struct run *run, const struct run_result_words *words,
	struct arena *arena, struct result_run *ret_run);

/* The name of the subject, by which its other runs are found. The arena's; NULL on ENOMEM. */
const char *run_result_subject(const struct run *run, struct arena *arena);

/* The clauses and cases that were selected. The arena owns them. 0 or -ENOMEM. */
int run_result_plan(const struct run *run, struct arena *arena, struct results_plan *ret_plan);

/* The time now in UTC, as "2026-11-22T21:36:37Z". The arena's; NULL on ENOMEM. */
const char *run_result_time(struct arena *arena);

/*
 * Fill in what is known of a case before it runs: `reached` is false, `verdict` VERDICT_COUNT. The
 * texts belong to the scenario, the lists to the arena. -ENOMEM if there is no memory or `arena`
 * is NULL: lists are omitted then, all other fields are right.
 */
int run_result_case(const struct turn *turn, struct arena *arena, struct result_case *ret_case);

/* Add a step, its output and its changes; it took `duration` microseconds. 0 or -ENOMEM. */
int run_result_add_step(struct result_case *item, const struct step *step,
	const struct observation *observation, uint64_t duration, struct arena *arena);

/* Fill in `judged` and `held` for the levels up to `most`, from the findings of the case. */
void run_result_judge_levels(
	const struct scenario *scenario, enum level most, struct result_case *item);

/*
 * Fill in `asked` for the levels up to `most`: a program that changes nothing, prints nothing and ends
 * with 0 is judged by the scenario. Other programs than the subject are taken to do what they should.
 * 0 or -ENOMEM.
 */
int run_result_ask_levels(const struct scenario *scenario, enum level most, struct arena *arena,
	struct result_case *item);

/* The farm as a text that the arena owns. 0 or -ENOMEM. */
int run_result_farm(const struct snapshot *farm, struct arena *arena, const char **ret_text);

#endif
