#include "conformance/author/attempt.h"

#include <errno.h>

#include "base/macros.h"
#include "conformance/run/interrupt.h"

enum {
	TICK = 200
};

/* One attempt while it goes. */
struct trying {
	struct attempts *attempts;
	struct arena *arena;
	const struct scenario *scenario;
	struct farm_history farm;
};

int attempts_begin(struct attempts *attempts)
{
	int r;

	interrupt_listen();
	r = work_folder_init(&attempts->folder);
	if (r < 0)
		return r;
	r = work_slot_init(&attempts->slot, &attempts->folder, 0);
	if (r < 0)
		return r;
	r = work_slot_init(&attempts->own_slot, &attempts->folder, 1);
	if (r < 0)
		return r;
	r = process_watch();
	return r == 0 ? subject_start(attempts->subject, attempts->own_slot.home) : r;
}

int attempts_end(struct attempts *attempts)
{
	int r = subject_stop(attempts->subject);

	process_end_strays();
	work_slot_deinit(&attempts->slot);
	work_slot_deinit(&attempts->own_slot);
	temporary_folder_deinit(&attempts->folder);
	return r;
}

bool attempt_failed(const struct attempt *attempt)
{
	return attempt->step_count && attempt->steps[attempt->step_count - 1].findings.count;
}

static int wait_for(struct process *process)
{
	struct process *const processes[] = {process};

	while (process->pid && !interrupt_seen()) {
		int r = process_wait(processes, 1, TICK);

		if (r < 0)
			return r;
	}
	return interrupt_seen() ? -EINTR : 0;
}

/* What the process did, and what of it was not expected. */
static int record_step(
	struct trying *trying, const struct process *process, struct attempt_step *tried)
{
	struct observation observation = {
		.process = process, .time_limit = trying->scenario->time_limit};
	int r;

	if (process->end == PROCESS_NOT_STARTED)
		return -process->code;
	r = observation_read_farm(
		&observation, &trying->farm, &trying->attempts->slot, NULL, trying->arena);
	tried->changes = observation.changes;
	tried->unreadable = observation.unreadable;
	tried->end = process->end;
	tried->code = process->code;
	for (size_t i = 0; i < ARRAY_SIZE(tried->streams) && r == 0; i++) {
		cleanup(text_deinit) struct text said = {0};

		judge_add_output(&said, &process->output[i]);
		tried->streams[i] =
			said.failed ? NULL : arena_copy(trying->arena, text_string(&said));
		r = tried->streams[i] ? 0 : -ENOMEM;
	}
	return r == 0 ? judge_step(tried->step, trying->attempts->level, &observation,
				trying->arena, &tried->findings)
		      : r;
}

static int try_step(struct trying *trying, struct attempt_step *tried)
{
	struct attempts *attempts = trying->attempts;
	struct process process = {.streams = {-1, -1}};
	struct process_plan plan = {.time_limit = trying->scenario->time_limit};
	int r = subject_plan(attempts->subject, trying->scenario, tried->step, &attempts->slot,
		trying->arena, &plan);

	if (r == 0)
		r = process_start(&process, &plan);
	if (r == 0)
		r = wait_for(&process);
	if (r == 0)
		r = record_step(trying, &process, tried);
	process_deinit(&process);
	return r;
}

static int try_steps(struct trying *trying, struct attempt *attempt)
{
	const struct scenario *scenario = trying->scenario;
	struct work_slot *slot = &trying->attempts->slot;
	const struct image *image;
	int r = farms_image(&trying->attempts->suite->farms, scenario->farm, &image);

	if (r == 0)
		r = work_slot_prepare(slot, image);
	if (r == 0 && scenario->files)
		r = work_slot_put_files(slot, scenario->files, scenario->file_count);
	while (r == 0 && attempt->step_count < scenario->step_count && !attempt_failed(attempt)) {
		struct attempt_step *tried = &attempt->steps[attempt->step_count];

		tried->step = &scenario->steps[attempt->step_count];
		r = try_step(trying, tried);
		attempt->step_count++;
	}
	return r;
}

int attempts_try(struct attempts *attempts, const struct scenario *scenario, struct arena *arena,
	struct attempt *ret_attempt)
{
	struct trying trying = {.attempts = attempts, .arena = arena, .scenario = scenario};
	struct attempt attempt = {.scenario = scenario};
	int r;

	attempt.steps = arena_alloc(arena, scenario->step_count * sizeof(*attempt.steps));
	if (!attempt.steps)
		return -ENOMEM;
	farm_history_init(&trying.farm, scenario->farm->snapshot);
	r = try_steps(&trying, &attempt);
	farm_history_deinit(&trying.farm);
	*ret_attempt = attempt;
	return r;
}
