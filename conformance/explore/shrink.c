#include "conformance/explore/shrink.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/machine.h"
#include "base/macros.h"
#include "conformance/explore/reduction.h"

static bool has_budget(const struct shrink *shrink)
{
	return shrink->finding->shrink_runs < SHRINK_RUNS_MAX &&
	       machine_clock() / 1000 - shrink->started < SHRINK_MILLISECONDS_MAX;
}

/* Whether the plan fails for the same reason; another failure is no progress. */
static int try_plan(
	struct shrink *shrink, const struct plan *plan, bool *ret_fails, bool *ret_passes)
{
	const struct finding *finding = shrink->finding;
	struct trial *trial = NULL;
	int r = bench_try(shrink->bench, plan, finding->relation, &trial);

	*ret_fails = *ret_passes = false;
	shrink->finding->shrink_runs++;
	if (r < 0 || !trial)
		return r;
	*ret_fails = trial->verdict == TRIAL_FAILED &&
		     signature_equal(&trial->signature, &finding->signature);
	*ret_passes = trial->verdict == TRIAL_PASSED;
	trial_free(trial);
	return 0;
}

/* --- The explanation --- */

static void forget_neighbours(struct shrink *shrink)
{
	while (shrink->neighbour_count)
		free(shrink->neighbours[--shrink->neighbour_count]);
}

static void add_neighbour(struct shrink *shrink, const struct reduction *reduction, size_t at)
{
	struct text text = {0};

	if (!reduction->describe || shrink->neighbour_count == SHRINK_NEIGHBOURS)
		return;
	reduction->describe(&shrink->finding->plan, at, &text);
	for (size_t i = 0; i < shrink->neighbour_count; i++) {
		if (text.failed || strcmp(shrink->neighbours[i], text_string(&text)) == 0) {
			text_deinit(&text);
			return;
		}
	}
	shrink->neighbours[shrink->neighbour_count++] = text.bytes;
}

/* --- Passes --- */

static int try_reduction(
	struct shrink *shrink, const struct reduction *reduction, size_t at, bool *ret_smaller)
{
	struct plan candidate = shrink->finding->plan;
	bool fails, passes;
	int r;

	*ret_smaller = false;
	if (!reduction->reduce(&candidate, at) ||
		plan_size(&candidate) >= plan_size(&shrink->finding->plan))
		return 0;
	r = try_plan(shrink, &candidate, &fails, &passes);
	if (r < 0)
		return r;
	if (passes)
		add_neighbour(shrink, reduction, at);
	if (fails) {
		shrink->finding->plan = candidate;
		forget_neighbours(shrink);
	}
	*ret_smaller = fails;
	return 0;
}

/* Every reduction at every place; the same place again while that helps. */
static int run_round(struct shrink *shrink, bool *ret_progress)
{
	*ret_progress = false;
	for (size_t i = 0; i < reduction_count; i++) {
		for (size_t at = 0; at < reductions[i].places && has_budget(shrink);) {
			bool is_smaller;
			int r = try_reduction(shrink, &reductions[i], at, &is_smaller);

			if (r < 0)
				return r;
			*ret_progress |= is_smaller;
			at += !is_smaller;
		}
	}
	return 0;
}

static int confirm_finding(struct shrink *shrink, bool *ret_holds)
{
	*ret_holds = true;
	for (int i = 0; i < SHRINK_CONFIRMATIONS && *ret_holds; i++) {
		bool passes;
		int r = try_plan(shrink, &shrink->finding->plan, ret_holds, &passes);

		if (r < 0)
			return r;
	}
	return 0;
}

static int shrink_finding(struct shrink *shrink)
{
	bool progress = true, holds;
	struct plan met = shrink->finding->plan;
	int r = confirm_finding(shrink, &holds);

	while (r == 0 && holds && progress && has_budget(shrink)) {
		forget_neighbours(shrink);
		r = run_round(shrink, &progress);
	}
	if (r == 0 && holds)
		r = confirm_finding(shrink, &holds);
	if (r == 0 && !holds) {
		shrink->finding->is_unsteady = true;
		shrink->finding->plan = met;
		forget_neighbours(shrink);
	}
	return r;
}

int shrink_run(struct shrink *shrink)
{
	bool was_plain = shrink->bench->is_plain;
	int r;

	shrink->started = machine_clock() / 1000;
	shrink->bench->is_plain = true;
	r = shrink_finding(shrink);
	shrink->bench->is_plain = was_plain;
	return r;
}

void shrink_deinit(struct shrink *shrink)
{
	forget_neighbours(shrink);
}
