#include "conformance/explore/bench.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/machine.h"
#include "base/macros.h"
#include "conformance/run/interrupt.h"
#include "conformance/run/launcher.h"
#include "conformance/suite/command_name.h"
#include "sim/snapshot.h"

enum {
	TICK = 200 /* milliseconds */
};

/* A folder in which cases run, one after the other. */
struct lane {
	struct work_slot slot;
	struct process process;
	struct trial *trial; /* NULL when none runs */
	size_t run;          /* of the trial */
	struct scenario scenario;
	struct farm_history farm;
};

/* A run in progress: the trials that have begun, by their order. */
struct benching {
	struct bench *bench;
	const struct bench_calls *calls;
	struct trial *window[BENCH_WINDOW];
	uint64_t begun, taken;
	bool is_over; /* nothing more is begun */
};

/* --- Steps --- */

static const struct plan *plan_of(const struct lane *lane)
{
	return lane->run && lane->trial->relation ? &lane->trial->changed : &lane->trial->plan;
}

static struct cached_farm *farm_of(const struct lane *lane)
{
	return lane->run && lane->trial->relation ? lane->trial->changed_farm : lane->trial->farm;
}

static const struct subject *subject_of(const struct benching *benching, const struct lane *lane)
{
	return lane->run && !lane->trial->relation ? benching->bench->other
						   : benching->bench->subject;
}

static struct trial_run *run_of(const struct lane *lane)
{
	return &lane->trial->runs[lane->run];
}

/* The generator may have asked the model already. Later steps find another farm, which they keep. */
static int prepare_step(struct benching *benching, struct lane *lane, struct trial_step *step)
{
	const struct snapshot *farm = lane->farm.last.snapshot;
	struct snapshot *kept = NULL;
	int r;

	if (step->is_answered)
		return 0;
	if (lane->farm.read) {
		kept = snapshot_copy(farm);
		if (!kept)
			return -ENOMEM;
		farm = kept;
	}
	r = oracle_prepare_step(lane->trial, plan_of(lane), farm, run_of(lane)->step_count,
		benching->bench->level, step);
	step->farm = kept;
	return r;
}

static int start_step(struct benching *benching, struct lane *lane)
{
	struct trial *trial = lane->trial;
	struct trial_run *run = run_of(lane);
	struct trial_step *step = &run->steps[run->step_count];
	struct process_plan plan = {.time_limit = benching->bench->time_limit};
	int r = prepare_step(benching, lane, step);

	if (r == 0)
		r = subject_plan(subject_of(benching, lane), &lane->scenario, &step->step,
			&lane->slot, trial->arena, &plan);
	return r == 0 ? process_start(&lane->process, &plan) : r;
}

static int keep_streams(struct lane *lane, struct trial_step *step)
{
	for (int i = 0; i < 2; i++) {
		cleanup(text_deinit) struct text said = {0};

		judge_add_output(&said, &lane->process.output[i]);
		step->streams[i] =
			said.failed ? NULL : arena_copy(lane->trial->arena, text_string(&said));
		if (!step->streams[i])
			return -ENOMEM;
	}
	return 0;
}

/* A launcher that could not run the program breaks the trial, in the launcher's words. */
static int take_launcher_lines(const struct benching *benching, struct lane *lane)
{
	const struct subject_file *file = subject_of(benching, lane)->file;
	const char *trouble;
	int r = file ? launcher_take_lines((const char *const *)(uintptr_t)file->launcher_lines,
			       &lane->process, lane->trial->arena, &trouble)
		     : 0;

	return r == 0 && file && trouble ? -ENOEXEC : r;
}

/* Read what the step did, and judge it unless two runs are to be compared. */
static int judge_step_of(struct benching *benching, struct lane *lane)
{
	struct bench *bench = benching->bench;
	struct trial *trial = lane->trial;
	struct trial_run *run = run_of(lane);
	struct trial_step *step = &run->steps[run->step_count];
	struct observation observation = {
		.process = &lane->process, .time_limit = bench->time_limit};
	int r;

	if (lane->process.end == PROCESS_NOT_STARTED)
		return -lane->process.code;
	r = take_launcher_lines(benching, lane);
	if (r != 0)
		return r;
	r = observation_read_farm(&observation, &lane->farm, &lane->slot,
		run->step_count == 0 ? &farm_of(lane)->entry.image : NULL, trial->arena);
	step->end = lane->process.end;
	step->code = lane->process.code;
	step->changes = observation.changes;
	step->unreadable = observation.unreadable;
	if (r == 0)
		r = keep_streams(lane, step);
	run->step_count++;
	bench->runs++;
	if (r != 0 || bench->other || lane->run)
		return r;
	return oracle_judge_step(trial, step, &observation, bench->level);
}

/* --- Runs --- */

static struct scenario scenario_of(const struct bench *bench, const struct lane *lane)
{
	return (struct scenario){
		.id = "explored",
		.edition = plan_of(lane)->edition,
		.command = command_name_first(plan_of(lane)->steps[0].words[0]),
		.farm = &farm_of(lane)->entry,
		.time_limit = bench->time_limit,
	};
}

static int start_run(struct benching *benching, struct lane *lane, size_t run)
{
	int r;

	lane->run = run;
	lane->scenario = scenario_of(benching->bench, lane);
	farm_history_init(&lane->farm, farm_of(lane)->entry.snapshot);
	r = work_slot_prepare(&lane->slot, &farm_of(lane)->entry.image);
	if (r == 0)
		r = start_step(benching, lane);
	lane->trial->run_count = run + 1;
	return r;
}

/* One case in four is also run changed by a relation, which must not change its effects. */
static bool choose_relation(struct bench *bench, struct trial *trial)
{
	const struct relation *relation = trial->relation;

	if (!relation && (bench->is_plain || trial->number % 4))
		return false;
	if (!relation)
		relation = relation_at(trial->number / 4 % relation_count());
	trial->changed = trial->plan;
	trial->relation = NULL;
	if (!relation->change(&trial->changed) ||
		farm_cache_get(&bench->farms, &trial->changed, &trial->changed_farm) != 0 ||
		!trial->changed_farm)
		return false;
	trial->relation = relation;
	return true;
}

static bool needs_second_run(struct bench *bench, const struct lane *lane)
{
	if (lane->run || lane->trial->verdict == TRIAL_FAILED ||
		lane->trial->verdict == TRIAL_BROKEN)
		return false;
	return bench->other || choose_relation(bench, lane->trial);
}

static void break_trial(struct trial *trial, int r)
{
	trial->verdict = TRIAL_BROKEN;
	trial->trouble = farm_error_to_string(r);
}

/* The answers are about the farm's snapshots, of which the last may be the history's own. */
static void end_trial(struct lane *lane)
{
	lane->trial->has_ended = true;
	lane->trial = NULL;
	farm_history_deinit(&lane->farm);
}

static void finish_run(struct benching *benching, struct lane *lane)
{
	struct trial *trial = lane->trial;
	int r = 0;

	if (needs_second_run(benching->bench, lane)) {
		farm_history_deinit(&lane->farm);
		r = start_run(benching, lane, 1);
		if (r == 0)
			return;
	} else if (lane->run) {
		r = oracle_compare_runs(trial, benching->bench->level);
	}
	if (r != 0)
		break_trial(trial, r);
	end_trial(lane);
}

static void finish_step(struct benching *benching, struct lane *lane)
{
	struct trial *trial = lane->trial;
	int r = judge_step_of(benching, lane);

	process_deinit(&lane->process);
	if (r == 0 && trial->verdict != TRIAL_FAILED && !lane->farm.is_unreadable &&
		run_of(lane)->step_count < plan_of(lane)->step_count) {
		r = start_step(benching, lane);
		if (r == 0)
			return;
	}
	if (r != 0) {
		break_trial(trial, r);
		end_trial(lane);
		return;
	}
	finish_run(benching, lane);
}

/* --- Trials --- */

static void start_trial(struct benching *benching, struct lane *lane, struct trial *trial)
{
	int r;

	benching->window[benching->begun++ % BENCH_WINDOW] = trial;
	lane->trial = trial;
	r = start_run(benching, lane, 0);
	if (r == 0)
		return;
	break_trial(trial, r);
	end_trial(lane);
}

static size_t fill_lanes(struct benching *benching)
{
	size_t busy = 0;

	for (size_t i = 0; i < benching->bench->jobs; i++) {
		struct lane *lane = &benching->bench->lanes[i];

		while (!lane->trial && !benching->is_over &&
			benching->begun - benching->taken < BENCH_WINDOW && !interrupt_seen()) {
			struct trial *trial = benching->calls->next(benching->calls->context);

			benching->is_over = !trial;
			if (trial)
				start_trial(benching, lane, trial);
		}
		busy += lane->trial != NULL;
	}
	return busy;
}

/* Take the trials that have ended, in their order. */
static void take_trials(struct benching *benching, bool *ret_stopped)
{
	while (benching->taken < benching->begun && !*ret_stopped) {
		struct trial **trial = &benching->window[benching->taken % BENCH_WINDOW];

		if (!(*trial)->has_ended)
			return;
		benching->taken++;
		*ret_stopped = !benching->calls->take(benching->calls->context, steal(trial));
	}
}

static bool has_ended_process(const struct bench *bench)
{
	for (size_t i = 0; i < bench->jobs; i++) {
		if (bench->lanes[i].trial && !bench->lanes[i].process.pid)
			return true;
	}
	return false;
}

static void drop_trials(struct benching *benching)
{
	for (size_t i = 0; i < benching->bench->jobs; i++) {
		struct lane *lane = &benching->bench->lanes[i];

		process_deinit(&lane->process);
		lane->process = (struct process){.streams = {-1, -1}};
		if (lane->trial)
			end_trial(lane);
	}
	for (; benching->taken < benching->begun; benching->taken++)
		trial_free(benching->window[benching->taken % BENCH_WINDOW]);
}

int bench_run(struct bench *bench, const struct bench_calls *calls)
{
	struct benching benching = {.bench = bench, .calls = calls};
	bool is_stopped = false;
	int r = 0;

	while (r == 0 && !is_stopped && !interrupt_seen()) {
		size_t busy = fill_lanes(&benching);

		take_trials(&benching, &is_stopped);
		if (!busy || is_stopped)
			break;
		r = process_wait(
			bench->processes, bench->jobs, has_ended_process(bench) ? 0 : TICK);
		for (size_t i = 0; i < bench->jobs && r >= 0; i++) {
			struct lane *lane = &bench->lanes[i];

			if (lane->trial && !lane->process.pid)
				finish_step(&benching, lane);
		}
		take_trials(&benching, &is_stopped);
	}
	drop_trials(&benching);
	return r < 0 ? r : interrupt_seen() ? -EINTR : 0;
}

/* --- One trial --- */

struct single {
	struct trial *trial, *taken;
};

static struct trial *next_single(void *context)
{
	return steal(&((struct single *)context)->trial);
}

static bool take_single(void *context, struct trial *trial)
{
	((struct single *)context)->taken = trial;
	return true;
}

int bench_try(struct bench *bench, const struct plan *plan, const struct relation *relation,
	struct trial **ret_trial)
{
	struct single single = {.trial = trial_new(1, plan)};
	const struct bench_calls calls = {next_single, take_single, &single};
	int r = single.trial ? farm_cache_get(&bench->farms, plan, &single.trial->farm) : -ENOMEM;

	if (r < 0 || !single.trial->farm) {
		*ret_trial = trial_free(single.trial);
		return r;
	}
	single.trial->relation = relation;
	r = bench_run(bench, &calls);
	trial_free(single.trial);
	if (r == 0)
		*ret_trial = single.taken;
	else
		trial_free(single.taken);
	return r;
}

/* --- The fork server --- */

int bench_check_server(struct bench *bench, const struct plan *plan)
{
	struct lane *lane = &bench->lanes[0];
	struct trial_step step;
	int r;

	if (!bench->subject->servers)
		return 0;
	lane->run = 0;
	lane->trial = trial_new(1, plan);
	r = lane->trial ? farm_cache_get(&bench->farms, plan, &lane->trial->farm) : -ENOMEM;
	if (r == 0 && lane->trial->farm) {
		lane->scenario = scenario_of(bench, lane);
		r = oracle_prepare_step(lane->trial, plan, lane->trial->farm->entry.snapshot, 0,
			bench->level, &step);
		lane->trial->runs[0].steps[0] = step;
	}
	if (r == 0 && lane->trial->farm)
		r = fork_check_step(bench->subject, &lane->scenario, &step.step,
			&lane->trial->farm->entry.image, &lane->slot);
	lane->trial = trial_free(lane->trial);
	return r;
}

/* --- The bench --- */

int bench_init(struct bench *bench)
{
	int r = farm_cache_init(&bench->farms);

	interrupt_listen();
	bench->lanes = calloc(bench->jobs, sizeof(*bench->lanes));
	bench->processes = calloc(bench->jobs, sizeof(struct process *));
	if (!bench->lanes || !bench->processes)
		return -ENOMEM;
	if (r == 0)
		r = work_folder_init(&bench->folder);
	for (size_t i = 0; i < bench->jobs; i++) {
		bench->processes[i] = &bench->lanes[i].process;
		bench->lanes[i].process = (struct process){.streams = {-1, -1}};
		if (r == 0)
			r = work_slot_init(&bench->lanes[i].slot, &bench->folder, i);
	}
	if (r == 0)
		r = work_slot_init(&bench->own_slot, &bench->folder, bench->jobs);
	if (!bench->has_no_server)
		bench->subject->servers = &bench->servers;
	if (r == 0)
		r = process_watch();
	if (r == 0)
		r = subject_start(bench->subject, bench->own_slot.home);
	return r == 0 && bench->other ? subject_start(bench->other, bench->own_slot.home) : r;
}

int bench_deinit(struct bench *bench)
{
	int r, other = 0;

	if (!bench->lanes)
		return 0;
	for (size_t i = 0; bench->lanes && i < bench->jobs; i++) {
		process_deinit(&bench->lanes[i].process);
		work_slot_deinit(&bench->lanes[i].slot);
	}
	r = subject_stop(bench->subject);
	if (bench->other)
		other = subject_stop(bench->other);
	bench->subject->servers = NULL;
	fork_servers_deinit(&bench->servers);
	process_end_strays();
	work_slot_deinit(&bench->own_slot);
	temporary_folder_deinit(&bench->folder);
	farm_cache_deinit(&bench->farms);
	free(bench->lanes);
	free(bench->processes);
	bench->lanes = NULL;
	bench->processes = NULL;
	return r == 0 ? other : r;
}
