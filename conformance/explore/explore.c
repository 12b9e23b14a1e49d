#include "conformance/explore/explore.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/machine.h"
#include "base/macros.h"

int explore_init(struct explore *explore, struct bench *bench)
{
	explore->bench = bench;
	explore->corpus = calloc(EXPLORE_CORPUS_MAX, sizeof(*explore->corpus));
	if (!explore->corpus || coverage_init(&explore->coverage) < 0)
		return -ENOMEM;
	return coverage_init(&explore->tried);
}

void explore_deinit(struct explore *explore)
{
	free(explore->corpus);
	explore->corpus = NULL;
	coverage_deinit(&explore->coverage);
	coverage_deinit(&explore->tried);
}

/* The generators of a command in several editions take different combinations first. */
static void share_combinations(struct explore *explore, const struct grammar *grammar)
{
	size_t count = 0;

	for (size_t i = 0; i < explore->generator_count; i++) {
		if (explore->generators[i].grammar == grammar)
			explore->generators[i].part = count++;
	}
	for (size_t i = 0; i < explore->generator_count; i++) {
		if (explore->generators[i].grammar == grammar)
			explore->generators[i].parts = count;
	}
}

bool explore_add(struct explore *explore, const char *command, enum edition edition)
{
	const struct grammar *grammar = grammar_find(command);

	if (!grammar)
		return false;
	assert(explore->generator_count < EXPLORE_GENERATORS_MAX);
	generator_init(&explore->generators[explore->generator_count++], grammar, edition);
	share_combinations(explore, grammar);
	return true;
}

/* --- Generating --- */

/* The generators take turns, so that small cases of every command and edition come first. */
static bool next_small(struct explore *explore, struct plan *plan)
{
	for (size_t i = 0; i < explore->generator_count; i++) {
		struct generator *generator =
			&explore->generators[explore->turn++ % explore->generator_count];

		if (generator_next(generator, plan))
			return true;
	}
	return false;
}

/* Half of the random cases are changed from one that met something new. */
static bool next_random(struct explore *explore, struct plan *plan, struct kept_case *ret_case)
{
	struct choices choices;

	choices_init(&choices, explore->seed, ++explore->draws);
	ret_case->generator = choices_draw(&choices, (unsigned)explore->generator_count);
	if (explore->corpus_count && choices_hit(&choices, 2)) {
		*ret_case =
			explore->corpus[choices_draw(&choices, (unsigned)explore->corpus_count)];
		choice_list_mutate(&ret_case->choices, &choices);
		choices.given = &ret_case->choices;
	}
	choices.position = 0;
	choices.drawn.count = 0;
	if (!generator_draw(&explore->generators[ret_case->generator], &choices, plan))
		return false;
	ret_case->choices = choices.drawn;
	return true;
}

static bool next_plan(struct explore *explore, struct plan *plan, struct kept_case *ret_case)
{
	if (!explore->is_random && next_small(explore, plan))
		return true;
	if (!explore->is_random)
		explore->small_cases = explore->number;
	explore->is_random = true;
	while (!next_random(explore, plan, ret_case))
		;
	return true;
}

/* Ask the model, and keep a random case that meets something new. Impossible farms are left out. */
static int prepare_trial(struct explore *explore, struct trial *trial, const struct kept_case *kept)
{
	struct trial_step *step = &trial->runs[0].steps[0];
	int r = farm_cache_get(&explore->bench->farms, &trial->plan, &trial->farm);

	if (r != 0 || !trial->farm)
		return r;
	r = oracle_prepare_step(
		trial, &trial->plan, trial->farm->entry.snapshot, 0, explore->bench->level, step);
	if (r < 0)
		return r;
	if (coverage_add(&explore->coverage, &step->answer) && explore->is_random &&
		explore->corpus_count < EXPLORE_CORPUS_MAX)
		explore->corpus[explore->corpus_count++] = *kept;
	return 0;
}

static bool is_ours(const struct explore *explore)
{
	if (explore->replay)
		return explore->number == explore->replay;
	return explore->number % explore->shards == explore->shard % explore->shards;
}

/* Whether no further case is to be generated. */
static bool is_over(const struct explore *explore)
{
	if (explore->replay)
		return explore->number >= explore->replay;
	if (explore->number >= explore->runs_most)
		return true;
	/* random cases are for subjects without a simpler failure */
	if (explore->is_random && explore->finding_count && explore->runs_most == UINT64_MAX)
		return true;
	return explore->is_begun && machine_clock() / 1000 - explore->started >= explore->time_most;
}

static struct trial *next_trial(void *context)
{
	struct explore *explore = context;
	struct kept_case kept = {0};

	while (!is_over(explore)) {
		struct plan plan;
		struct trial *trial;
		int r = -ENOMEM;

		next_plan(explore, &plan, &kept);
		trial = trial_new(0, &plan);
		if (trial)
			r = prepare_trial(explore, trial, &kept);
		if (r != 0) {
			explore->trouble = farm_error_to_string(r);
			trial_free(trial);
			return NULL;
		}
		if (trial->farm) {
			trial->number = ++explore->number;
			if (is_ours(explore)) {
				coverage_add(&explore->tried, &trial->runs[0].steps[0].answer);
				explore->is_begun = true;
				return trial;
			}
		}
		trial_free(trial);
	}
	return NULL;
}

/* --- Taking --- */

static struct finding *find_finding(struct explore *explore, const struct signature *signature)
{
	for (size_t i = 0; i < explore->finding_count; i++) {
		if (signature_equal(&explore->findings[i].signature, signature))
			return &explore->findings[i];
	}
	return NULL;
}

/* The first failure of its kind is kept, and so is a smaller one. False if there are enough. */
static bool add_failure(struct explore *explore, const struct trial *trial)
{
	struct finding *finding = find_finding(explore, &trial->signature);
	size_t met = finding ? finding->met : 0;
	uint64_t after = finding ? finding->after : machine_clock() / 1000 - explore->started;

	if (finding)
		finding->met++;
	if (finding && plan_size(&trial->plan) >= plan_size(&finding->plan))
		return true;
	if (!finding)
		finding = &explore->findings[explore->finding_count++];
	*finding = (struct finding){.plan = trial->plan,
		.number = trial->number,
		.relation = trial->run_count > 1 ? trial->relation : NULL,
		.signature = trial->signature,
		.met = met + 1,
		.after = after};
	return !explore->fail_fast && explore->finding_count < EXPLORE_FINDINGS_MAX;
}

static bool take_trial(void *context, struct trial *trial)
{
	struct explore *explore = context;
	bool goes_on = true;

	explore->taken++;
	explore->silent += trial->verdict == TRIAL_SILENT;
	if (trial->verdict == TRIAL_FAILED)
		goes_on = add_failure(explore, trial);
	if (trial->verdict == TRIAL_BROKEN) {
		explore->trouble = trial->trouble;
		explore->trouble_number = trial->number;
		goes_on = false;
	}
	trial_free(trial);
	if (explore->tick)
		explore->tick(explore);
	return goes_on;
}

/* The first cases of each command decide whether it is forked. The generators do not move on. */
static int check_servers(struct explore *explore)
{
	int r = 0;

	for (size_t i = 0; i < explore->generator_count && r == 0; i++) {
		struct generator generator = explore->generators[i];
		struct plan plan;

		if (i > 0 && explore->generators[i - 1].grammar == generator.grammar)
			continue;

		for (size_t j = 0; j < FORK_CHECKS && r == 0; j++) {
			if (generator_next(&generator, &plan))
				r = bench_check_server(explore->bench, &plan);
		}
	}
	return r;
}

int explore_run(struct explore *explore)
{
	const struct bench_calls calls = {next_trial, take_trial, explore};
	int r;

	assert(explore->generator_count && explore->shards);
	r = check_servers(explore);
	explore->started = machine_clock() / 1000;
	return r == 0 ? bench_run(explore->bench, &calls) : r;
}
