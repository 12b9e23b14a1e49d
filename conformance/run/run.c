#include "conformance/run/run.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/machine.h"
#include "base/macros.h"
#include "conformance/run/interrupt.h"
#include "conformance/run/run_result.h"
#include "conformance/run/subject.h"
#include "conformance/run/work_folder.h"

/* How long to wait for something to happen before the progress line is drawn anew. */
enum {
	TICK = 200
};

/* One place where scenarios run, one after the other. */
struct lane {
	struct work_slot slot;
	struct process process;
	const char *program;     /* that the process is, or should have been */
	struct outcome *outcome; /* of the scenario that runs; NULL when none does */
	size_t step;
	struct farm_history farm;
	uint64_t step_started; /* microseconds, as machine_clock() has them */
};

/* One run while it goes. */
struct running {
	struct run *run;
	struct work_folder folder;
	struct work_slot own_slot; /* of what the subject starts for all scenarios */
	struct lane *lanes;
	struct process **processes;
	struct outcome *outcomes; /* of all scenarios; each lives until it was reported */
	size_t next;              /* to start */
	size_t reported;
	uint64_t started; /* microseconds, as machine_clock() has them */
	int interrupted;  /* the signal; 0 when there was none */
	bool stopping;
};

/* --- Ending a scenario --- */

/* What failed besides what is known to: the first of it, or NULL. */
static const struct finding *find_other_cause(
	const struct findings *findings, const struct known_failure *known)
{
	for (size_t i = 0; known->because && i < findings->count; i++) {
		enum cause cause;

		if (!cause_from_string(findings->items[i].what, &cause) ||
			!(known->because & 1u << cause))
			return &findings->items[i];
	}
	return NULL;
}

/* A run is decided by what was expected of the subject. */
static void decide(struct running *running, struct outcome *outcome)
{
	const struct known_failure *known = known_find(&running->run->known, outcome->scenario->id,
		outcome->scenario->edition, running->run->level);
	const struct finding *other;

	if (outcome->verdict == VERDICT_ERROR || outcome->verdict == VERDICT_SKIPPED)
		return;
	outcome->verdict = outcome->findings.count ? VERDICT_FAILED : VERDICT_PASSED;
	if (!known)
		return;
	other = find_other_cause(&outcome->findings, known);
	outcome->reason = known->reason;
	if (other)
		outcome->reason =
			arena_printf(outcome->arena, "not because it is known to: %s", other->what);
	else
		outcome->verdict = outcome->verdict == VERDICT_FAILED ? VERDICT_EXPECTED_FAILURE
								      : VERDICT_UNEXPECTED_PASS;
}

static void break_off(struct outcome *outcome, const char *what, int r)
{
	outcome->verdict = VERDICT_ERROR;
	outcome->reason = outcome->arena ? arena_printf(outcome->arena, "%s: %s", what,
						   farm_error_to_string(r))
					 : what;
}

/* Tell the outcome, and store it. What cannot be told need not be run. */
static void report_outcome(struct running *running, struct outcome *outcome)
{
	struct run *run = running->run;
	struct result_case item;

	run_result_case(outcome, run->level, &item);
	running->stopping = !run->listener.take(run->listener.context, &item) ||
			    (run->fail_fast && verdict_is_bad(outcome->verdict));
	if (run->writer)
		results_writer_add(run->writer, &item, steal(&outcome->arena));
	outcome->arena = arena_free(outcome->arena);
}

/* Outcomes are told in the order of the suite: one that is early waits for those before it. */
static void report_finished(struct running *running)
{
	while (!running->stopping && running->reported < running->run->count) {
		struct outcome *outcome = &running->outcomes[running->reported];

		if (outcome->verdict == VERDICT_COUNT)
			return;
		running->reported++;
		report_outcome(running, outcome);
	}
}

/* What the farm was like when nothing held any more; before it, every case has its own. */
static void keep_farm_after(struct lane *lane)
{
	struct outcome *outcome = lane->outcome;

	if (!outcome->findings.count || lane->farm.is_unreadable)
		return;
	if (lane->farm.read)
		run_result_farm(lane->farm.read, outcome->arena, &outcome->farm_after);
	else
		outcome->farm_after = outcome->farm_before;
}

static void end_scenario(struct running *running, struct lane *lane)
{
	decide(running, lane->outcome);
	keep_farm_after(lane);
	lane->outcome->duration = machine_clock() - running->started - lane->outcome->started;
	farms_release(lane->outcome->scenario->farm);
	farm_history_deinit(&lane->farm);
	lane->outcome = NULL;
	report_finished(running);
}

/* --- Steps --- */

static int start_step(struct running *running, struct lane *lane)
{
	const struct scenario *scenario = lane->outcome->scenario;
	const struct step *step = &scenario->steps[lane->step];
	struct process_plan plan = {.time_limit = scenario->time_limit};
	int r = subject_plan(
		running->run->subject, scenario, step, &lane->slot, lane->outcome->arena, &plan);

	lane->outcome->step = step;
	lane->step_started = machine_clock();
	if (r != 0)
		return r;
	lane->program = plan.arguments[0];
	return process_start(&lane->process, &plan);
}

static int judge(struct running *running, struct lane *lane)
{
	struct outcome *outcome = lane->outcome;
	const struct scenario *scenario = outcome->scenario;
	struct observation observation = {
		.process = &lane->process, .time_limit = scenario->time_limit};
	const struct image *image = NULL;
	int r = lane->step == 0 ? farms_image(&running->run->suite->farms, scenario->farm, &image)
				: 0;

	if (r == 0)
		r = observation_read_farm(
			&observation, &lane->farm, &lane->slot, image, outcome->arena);
	if (r == 0)
		r = run_result_add_step(
			outcome, &observation, machine_clock() - lane->step_started);
	if (r != 0)
		return r;
	if (lane->process.end == PROCESS_NOT_STARTED)
		return -lane->process.code;
	return judge_step(outcome->step, running->run->level, &observation, outcome->arena,
		&outcome->findings);
}

/* The step's process has ended: judge it, and go on to the next, unless it failed. */
static void finish_step(struct running *running, struct lane *lane)
{
	struct outcome *outcome = lane->outcome;
	int r = judge(running, lane);
	bool is_started = lane->process.end != PROCESS_NOT_STARTED;

	process_deinit(&lane->process);
	/* the reading may have been cut short */
	if (interrupt_seen())
		return;
	if (r != 0 && is_started)
		break_off(outcome, "cannot judge", r);
	else if (r != 0)
		break_off(outcome, arena_printf(outcome->arena, "cannot start '%s'", lane->program),
			r);
	lane->step++;
	if (r == 0 && outcome->findings.count == 0 && lane->step < outcome->scenario->step_count) {
		r = start_step(running, lane);
		if (r == 0)
			return;
		break_off(outcome, "cannot start", r);
	}
	end_scenario(running, lane);
}

/* --- Scenarios --- */

static int prepare(struct running *running, struct lane *lane)
{
	const struct scenario *scenario = lane->outcome->scenario;
	const struct image *image;
	struct farms *farms = &running->run->suite->farms;
	int r = farms_image(farms, scenario->farm, &image);

	if (r == 0)
		r = farms_text(farms, scenario->farm, &lane->outcome->farm_before);
	lane->step = 0;
	farm_history_init(&lane->farm, scenario->farm->snapshot);
	if (r == 0)
		r = work_slot_prepare(&lane->slot, image);
	return r == 0 && scenario->files
		       ? work_slot_put_files(&lane->slot, scenario->files, scenario->file_count)
		       : r;
}

static void skip(struct outcome *outcome)
{
	outcome->verdict = VERDICT_SKIPPED;
	outcome->reason = outcome->scenario->skip;
}

/* Start the next scenario; one that is skipped, or cannot be started, has ended at once. */
static void start_scenario(struct running *running, struct lane *lane)
{
	struct outcome *outcome = &running->outcomes[running->next];
	const struct turn *turn = &running->run->turns[running->next++];
	int r;

	outcome->scenario = turn->scenario;
	outcome->number = turn->number;
	outcome->round = turn->round;
	outcome->started = machine_clock() - running->started;
	outcome->arena = arena_new();
	lane->outcome = outcome;
	if (outcome->scenario->skip) {
		skip(outcome);
		end_scenario(running, lane);
		return;
	}
	r = outcome->arena ? prepare(running, lane) : -ENOMEM;
	if (r == 0)
		r = start_step(running, lane);
	if (r == 0)
		return;
	break_off(outcome, "cannot prepare", r);
	end_scenario(running, lane);
}

/* While subjects run there is time to make the farm of the next scenario. */
static void prepare_ahead(struct running *running)
{
	const struct image *ignored;

	if (running->next < running->run->count && !running->stopping)
		farms_image(&running->run->suite->farms,
			running->run->turns[running->next].scenario->farm, &ignored);
}

/* Give every idle lane a scenario; says how many are busy. */
static size_t fill_lanes(struct running *running)
{
	size_t busy = 0;

	for (size_t i = 0; i < running->run->jobs; i++) {
		struct lane *lane = &running->lanes[i];

		while (!lane->outcome && running->next < running->run->count &&
			!running->stopping && !interrupt_seen())
			start_scenario(running, lane);
		busy += lane->outcome != NULL;
	}
	return busy;
}

/* Has a process ended already, perhaps because it could not even be started? */
static bool some_ended(const struct running *running)
{
	for (size_t i = 0; i < running->run->jobs; i++) {
		if (running->lanes[i].outcome && !running->lanes[i].process.pid)
			return true;
	}
	return false;
}

static int run_all(struct running *running)
{
	const struct run_listener *listener = &running->run->listener;
	size_t jobs = running->run->jobs;

	while (fill_lanes(running) && !running->stopping && !interrupt_seen()) {
		int r;

		prepare_ahead(running);
		r = process_wait(running->processes, jobs, some_ended(running) ? 0 : TICK);
		if (r < 0)
			return r;
		for (size_t i = 0; i < jobs; i++) {
			struct lane *lane = &running->lanes[i];

			if (lane->outcome && !lane->process.pid)
				finish_step(running, lane);
		}
		listener->tick(listener->context);
	}
	return 0;
}

/* --- The whole --- */

static int init(struct running *running)
{
	const struct run *run = running->run;
	int r = work_folder_init(&running->folder);

	running->lanes = calloc(run->jobs, sizeof(*running->lanes));
	running->processes = calloc(run->jobs, sizeof(struct process *));
	running->outcomes = calloc(run->count + 1, sizeof(*running->outcomes));
	if (!running->lanes || !running->processes || !running->outcomes)
		return -ENOMEM;
	for (size_t i = 0; i < run->count; i++)
		running->outcomes[i].verdict = VERDICT_COUNT;
	for (size_t i = 0; i < run->jobs; i++) {
		running->processes[i] = &running->lanes[i].process;
		running->lanes[i].process = (struct process){.streams = {-1, -1}};
		if (r == 0)
			r = work_slot_init(&running->lanes[i].slot, &running->folder, i);
	}
	return r == 0 ? process_watch() : r;
}

/* What the subject starts for all scenarios has a folder of its own, after those of the lanes. */
static int start_subject(struct running *running)
{
	int r = work_slot_init(&running->own_slot, &running->folder, running->run->jobs);

	if (r == 0)
		r = subject_start(running->run->subject, running->own_slot.home);
	return interrupt_seen() ? 0 : r;
}

static int deinit(struct running *running)
{
	const struct run *run = running->run;
	int r;

	for (size_t i = 0; running->lanes && i < run->jobs; i++) {
		process_deinit(&running->lanes[i].process);
		farm_history_deinit(&running->lanes[i].farm);
		work_slot_deinit(&running->lanes[i].slot);
	}
	r = subject_stop(run->subject);
	for (size_t i = 0; running->outcomes && i < run->count; i++)
		arena_free(running->outcomes[i].arena);
	process_end_strays();
	work_slot_deinit(&running->own_slot);
	work_folder_deinit(&running->folder);
	free(running->lanes);
	free(running->processes);
	free(running->outcomes);
	return r;
}

static int run_and_tell(struct running *running)
{
	const struct run_listener *listener = &running->run->listener;
	int r;

	running->started = machine_clock();
	listener->begin(listener->context);
	r = run_all(running);
	running->interrupted = interrupt_seen();
	if (r == 0)
		listener->end(listener->context);
	return r;
}

int run_scenarios(struct run *run, int *ret_signal)
{
	struct running running = {.run = run};
	int r, stopped;

	interrupt_listen();
	r = init(&running);
	if (r == 0)
		r = start_subject(&running);
	if (r == 0)
		r = run_and_tell(&running);
	stopped = deinit(&running);
	*ret_signal = running.interrupted;
	return r == 0 ? stopped : r;
}
