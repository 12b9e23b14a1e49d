#include "conformance/run/run.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/machine.h"
#include "base/macros.h"
#include "conformance/run/fork_check.h"
#include "conformance/run/interrupt.h"
#include "conformance/run/judge.h"
#include "conformance/run/launcher.h"
#include "conformance/run/run_result.h"
#include "conformance/run/subject.h"
#include "conformance/run/subject_commands.h"
#include "conformance/run/work_folder.h"
#include "conformance/suite/offer.h"

/* Milliseconds after which the progress line is drawn again. */
enum {
	TICK = 200
};

/* A scenario that runs, or that waits for those before it. */
struct turn_state {
	struct arena *arena;       /* owns the texts of the result */
	struct result_case result; /* its verdict is VERDICT_COUNT until the scenario has ended */
};

/* One slot in which scenarios run, one after the other. */
struct lane {
	struct work_slot slot;
	struct process process;
	const char *program; /* of the process */
	const struct scenario *scenario;
	struct turn_state *state; /* of the scenario; NULL when none runs */
	size_t step;
	struct farm_history farm;
	uint64_t step_started; /* microseconds of machine_clock() */
};

/* A run in progress. */
struct running {
	struct run *run;
	struct temporary_folder folder;
	struct subject_commands commands;
	struct fork_servers servers;
	struct work_slot own_slot; /* of what the subject starts for all scenarios */
	struct lane *lanes;
	struct process **processes;
	struct turn_state *states; /* of all turns; each owns its arena until it is reported */
	size_t next;               /* turn to start */
	size_t reported;
	uint64_t started; /* microseconds of machine_clock() */
	bool stopping;
};

/* --- The end of a scenario --- */

/* The first finding that has another cause than the known failure; NULL without one. */
static const struct result_finding *find_other_cause(
	const struct result_case *result, const struct known_failure *known)
{
	for (size_t i = 0; known->because && i < result->finding_count; i++) {
		enum cause cause;

		if (!cause_from_string(result->findings[i].what, &cause) ||
			!(known->because & 1u << cause))
			return &result->findings[i];
	}
	return NULL;
}

/* The verdict depends on the findings and on the known failures of the subject. */
static void decide_verdict(struct running *running, struct turn_state *state)
{
	struct result_case *result = &state->result;
	const struct known_failure *known = known_find(
		&running->run->known, result->scenario, result->edition, running->run->level);
	const struct result_finding *other;

	if (result->verdict == VERDICT_ERROR || result->verdict == VERDICT_SKIPPED ||
		result->verdict == VERDICT_NOT_OFFERED)
		return;
	result->verdict = result->finding_count ? VERDICT_FAILED : VERDICT_PASSED;
	if (!known)
		return;
	other = find_other_cause(result, known);
	result->reason = known->reason;
	if (other)
		result->reason =
			arena_printf(state->arena, "not because it is known to: %s", other->what);
	else
		result->verdict = result->verdict == VERDICT_FAILED ? VERDICT_EXPECTED_FAILURE
								    : VERDICT_UNEXPECTED_PASS;
}

static void set_error(struct turn_state *state, const char *what, int r)
{
	state->result.verdict = VERDICT_ERROR;
	state->result.reason = what;
	if (state->arena)
		state->result.reason =
			arena_printf(state->arena, "%s: %s", what, farm_error_to_string(r));
}

/* Report results in the order of the suite: an early one waits for those before it. */
static void report_finished(struct running *running)
{
	struct run *run = running->run;

	while (!running->stopping && running->reported < run->count) {
		struct turn_state *state = &running->states[running->reported];
		struct result_case *result = &state->result;

		if (result->verdict == VERDICT_COUNT)
			return;
		running->reported++;
		running->stopping = !run->listener.take(run->listener.context, result) ||
				    (run->fail_fast && verdict_is_bad(result->verdict));
		if (run->writer)
			results_writer_add(run->writer, result, steal(&state->arena));
		state->arena = arena_free(state->arena);
	}
}

static void judge_levels(struct running *running, struct lane *lane)
{
	struct turn_state *state = lane->state;
	enum level level = running->run->level;
	int r = -ENOMEM;

	run_result_judge_levels(lane->scenario, level, &state->result);
	if (state->arena)
		r = run_result_ask_levels(lane->scenario, level, state->arena, &state->result);
	if (r != 0)
		set_error(state, "cannot judge", r);
}

static void end_scenario(struct running *running, struct lane *lane)
{
	struct turn_state *state = lane->state;
	struct result_case *result = &state->result;

	decide_verdict(running, state);
	if (result->verdict != VERDICT_SKIPPED && result->verdict != VERDICT_NOT_OFFERED)
		judge_levels(running, lane);
	/* a farm that no step changed was not read */
	if (result->finding_count && !lane->farm.is_unreadable) {
		result->farm_after = result->farm_before;
		if (lane->farm.read)
			run_result_farm(lane->farm.read, state->arena, &result->farm_after);
	}
	result->reached = true;
	result->duration = machine_clock() - running->started - result->started;
	farms_release(lane->scenario->farm);
	farm_history_deinit(&lane->farm);
	lane->state = NULL;
	report_finished(running);
}

/* --- Steps --- */

static int start_step(struct running *running, struct lane *lane)
{
	const struct scenario *scenario = lane->scenario;
	struct process_plan plan = {.time_limit = scenario->time_limit};
	int r = subject_plan(running->run->subject, scenario, &scenario->steps[lane->step],
		&lane->slot, lane->state->arena, &plan);

	lane->step_started = machine_clock();
	if (r != 0)
		return r;
	lane->program = plan.arguments[0];
	return process_start(&lane->process, &plan);
}

/* A launcher that could not run the program is an error of the harness, in the launcher's words. */
static int check_launcher(const struct running *running, struct lane *lane)
{
	const struct subject_file *file = running->run->subject->file;
	struct turn_state *state = lane->state;
	const char *trouble;
	int r;

	if (!file || lane->process.end == PROCESS_NOT_STARTED)
		return 0;
	r = launcher_take_lines((const char *const *)(uintptr_t)file->launcher_lines,
		&lane->process, state->arena, &trouble);
	if (r != 0 || !trouble)
		return r;
	state->result.verdict = VERDICT_ERROR;
	state->result.reason =
		arena_printf(state->arena, "cannot start '%s': %s", lane->program, trouble);
	return state->result.reason ? 0 : -ENOMEM;
}

/* Judge the step whose process has ended, and store its result. */
static int judge_ended_step(struct running *running, struct lane *lane)
{
	const struct scenario *scenario = lane->scenario;
	const struct step *step = &scenario->steps[lane->step];
	struct turn_state *state = lane->state;
	struct observation observation = {
		.process = &lane->process, .time_limit = scenario->time_limit};
	const struct image *image = NULL;
	struct findings findings = {0};
	int r;

	/* after the first step the farm may differ from the image */
	if (lane->step == 0) {
		r = farms_image(&running->run->suite->farms, scenario->farm, &image);
		if (r != 0)
			return r;
	}
	r = check_launcher(running, lane);
	if (r != 0)
		return r;
	r = observation_read_farm(&observation, &lane->farm, &lane->slot, image, state->arena);
	if (r != 0)
		return r;
	r = run_result_add_step(&state->result, step, &observation,
		machine_clock() - lane->step_started, state->arena);
	if (r != 0)
		return r;
	if (lane->process.end == PROCESS_NOT_STARTED)
		return -lane->process.code;
	if (state->result.verdict == VERDICT_ERROR)
		return 0;
	r = judge_step(step, running->run->level, &observation, state->arena, &findings);
	state->result.findings = findings.items;
	state->result.finding_count = findings.count;
	return r;
}

/* The system says of a script whose interpreter is missing that the script is. */
static void set_start_error(struct turn_state *state, const char *program, int r)
{
	if (r == -ENOENT && strchr(program, '/') && file_exists(program)) {
		state->result.verdict = VERDICT_ERROR;
		state->result.reason = arena_printf(state->arena,
			"cannot start '%s': the interpreter in its first line was not found", program);
		return;
	}
	set_error(state, arena_printf(state->arena, "cannot start '%s'", program), r);
}

/* Judge the step whose process has ended, and start the next step unless it failed. */
static void finish_step(struct running *running, struct lane *lane)
{
	struct turn_state *state = lane->state;
	int r = judge_ended_step(running, lane);
	bool is_started = lane->process.end != PROCESS_NOT_STARTED;

	process_deinit(&lane->process);
	/* the reading may have been cut short */
	if (interrupt_seen())
		return;
	if (r != 0 && is_started)
		set_error(state, "cannot judge", r);
	else if (r != 0)
		set_start_error(state, lane->program, r);
	lane->step++;
	if (r == 0 && state->result.verdict != VERDICT_ERROR && !state->result.finding_count &&
		lane->step < lane->scenario->step_count) {
		r = start_step(running, lane);
		if (r == 0)
			return;
		set_error(state, "cannot start", r);
	}
	end_scenario(running, lane);
}

/* --- Scenarios --- */

static int prepare_scenario(struct running *running, struct lane *lane)
{
	const struct scenario *scenario = lane->scenario;
	struct farms *farms = &running->run->suite->farms;
	const struct image *image;
	int r = farms_image(farms, scenario->farm, &image);

	if (r != 0)
		return r;
	r = farms_text(farms, scenario->farm, &lane->state->result.farm_before);
	if (r != 0)
		return r;
	farm_history_init(&lane->farm, scenario->farm->snapshot);
	r = work_slot_prepare(&lane->slot, image);
	if (r != 0 || !scenario->files)
		return r;
	return work_slot_put_files(&lane->slot, scenario->files, scenario->file_count);
}

/* Whether the scenario is not run: it, or the subject's file, says so. */
static bool leave_out(
	const struct run *run, const struct scenario *scenario, struct result_case *result)
{
	const struct subject_file *file = run->subject->file;
	const char *missing = file ? offer_missing(file, scenario) : NULL;

	if (scenario->skip) {
		result->verdict = VERDICT_SKIPPED;
		result->reason = scenario->skip;
	} else if (missing) {
		result->verdict = VERDICT_NOT_OFFERED;
		result->reason = missing;
	}
	return scenario->skip || missing;
}

/* Start the next scenario. One that is skipped, or cannot be started, ends at once. */
static void start_scenario(struct running *running, struct lane *lane)
{
	struct turn_state *state = &running->states[running->next];
	const struct turn *turn = &running->run->turns[running->next++];
	int r;

	state->arena = arena_new();
	r = run_result_case(turn, state->arena, &state->result);
	state->result.started = machine_clock() - running->started;
	lane->state = state;
	lane->scenario = turn->scenario;
	lane->step = 0;
	if (leave_out(running->run, turn->scenario, &state->result)) {
		end_scenario(running, lane);
		return;
	}
	if (r == 0)
		r = prepare_scenario(running, lane);
	if (r == 0)
		r = start_step(running, lane);
	if (r == 0)
		return;
	set_error(state, "cannot prepare", r);
	end_scenario(running, lane);
}

/* Give every idle lane a scenario. Returns how many lanes are busy. */
static size_t fill_lanes(struct running *running)
{
	size_t busy = 0;

	for (size_t i = 0; i < running->run->jobs; i++) {
		struct lane *lane = &running->lanes[i];

		while (!lane->state && running->next < running->run->count && !running->stopping &&
			!interrupt_seen())
			start_scenario(running, lane);
		busy += lane->state != NULL;
	}
	return busy;
}

/* Whether a process has ended already, perhaps because it could not be started. */
static bool has_ended_process(const struct running *running)
{
	for (size_t i = 0; i < running->run->jobs; i++) {
		if (running->lanes[i].state && !running->lanes[i].process.pid)
			return true;
	}
	return false;
}

static int run_turns(struct running *running)
{
	const struct run *run = running->run;
	const struct run_listener *listener = &run->listener;

	while (fill_lanes(running) && !running->stopping && !interrupt_seen()) {
		const struct image *ignored;
		int r;

		/* while commands run there is time to make the farm of the next scenario */
		if (running->next < run->count)
			farms_image(&run->suite->farms, run->turns[running->next].scenario->farm,
				&ignored);
		r = process_wait(
			running->processes, run->jobs, has_ended_process(running) ? 0 : TICK);
		if (r < 0)
			return r;
		for (size_t i = 0; i < run->jobs; i++) {
			struct lane *lane = &running->lanes[i];

			if (lane->state && !lane->process.pid)
				finish_step(running, lane);
		}
		listener->tick(listener->context);
	}
	return 0;
}

/* --- The run --- */

static int running_init(struct running *running)
{
	const struct run *run = running->run;
	int r = work_folder_init(&running->folder);

	running->lanes = calloc(run->jobs, sizeof(*running->lanes));
	running->processes = calloc(run->jobs, sizeof(struct process *));
	running->states = calloc(run->count + 1, sizeof(*running->states));
	if (!running->lanes || !running->processes || !running->states)
		return -ENOMEM;
	for (size_t i = 0; i < run->count; i++)
		running->states[i].result.verdict = VERDICT_COUNT;
	for (size_t i = 0; i < run->jobs; i++) {
		running->processes[i] = &running->lanes[i].process;
		running->lanes[i].process = (struct process){.streams = {-1, -1}};
		if (r == 0)
			r = work_slot_init(&running->lanes[i].slot, &running->folder, i);
	}
	if (r == 0)
		r = work_slot_init(&running->own_slot, &running->folder, run->jobs);
	return r == 0 ? process_watch() : r;
}

static int running_deinit(struct running *running)
{
	const struct run *run = running->run;
	int r;

	for (size_t i = 0; running->lanes && i < run->jobs; i++) {
		process_deinit(&running->lanes[i].process);
		farm_history_deinit(&running->lanes[i].farm);
		work_slot_deinit(&running->lanes[i].slot);
	}
	r = subject_stop(run->subject);
	for (size_t i = 0; running->states && i < run->count; i++)
		arena_free(running->states[i].arena);
	run->subject->servers = NULL;
	fork_servers_deinit(&running->servers);
	process_end_strays();
	subject_commands_deinit(&running->commands);
	work_slot_deinit(&running->own_slot);
	temporary_folder_deinit(&running->folder);
	free(running->lanes);
	free(running->processes);
	free(running->states);
	return r;
}

/* Whether the scenario is one of the first of its command, by which the command is forked or not. */
static bool decides_forking(const struct run *run, size_t turn)
{
	const struct scenario *scenario = run->turns[turn].scenario;
	struct result_case ignored = {0};
	size_t earlier = 0;

	for (size_t i = 0; i < turn && earlier < FORK_CHECKS; i++)
		earlier += strcmp(run->turns[i].scenario->command, scenario->command) == 0;
	return earlier < FORK_CHECKS && !scenario_is_own(scenario) &&
	       !leave_out(run, scenario, &ignored);
}

/* Run the first steps both ways, while nothing else runs. */
static int check_servers(struct running *running)
{
	struct run *run = running->run;
	int r = 0;

	if (!run->forks)
		return 0;
	run->subject->servers = &running->servers;
	for (size_t i = 0; i < run->count && r == 0 && !interrupt_seen(); i++) {
		const struct scenario *scenario = run->turns[i].scenario;
		const struct image *image;

		if (!decides_forking(run, i))
			continue;
		r = farms_image(&run->suite->farms, scenario->farm, &image);
		if (r == 0)
			r = fork_check_step(run->subject, scenario, &scenario->steps[0], image,
				&running->lanes[0].slot);
	}
	return r;
}

static bool has_own_scenario(const struct run *run)
{
	for (size_t i = 0; i < run->count; i++) {
		if (scenario_is_own(run->turns[i].scenario))
			return true;
	}
	return false;
}

int run_scenarios(struct run *run, int *ret_signal)
{
	struct running running = {.run = run};
	const struct run_listener *listener = &run->listener;
	int r, stopped;

	assert(run->jobs > 0 && run->level < LEVEL_OWN);
	*ret_signal = 0;
	interrupt_listen();
	r = running_init(&running);
	if (r == 0) {
		r = subject_start(run->subject, running.own_slot.home);
		if (r == 0 && has_own_scenario(run))
			r = subject_commands_init(&running.commands, run->subject);
		if (r == 0)
			r = check_servers(&running);
		/* an interrupted run is no failure of the subject */
		if (interrupt_seen())
			r = 0;
	}
	if (r == 0) {
		running.started = machine_clock();
		listener->begin(listener->context);
		r = run_turns(&running);
		*ret_signal = interrupt_seen();
		if (r == 0)
			listener->end(listener->context);
	}
	stopped = running_deinit(&running);
	return r == 0 ? stopped : r;
}
