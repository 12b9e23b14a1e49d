#include "conformance/model/tests/trial.h"

#include <stdlib.h>
#include <string.h>

#include "base/tests/support.h"

enum {
	TRIAL_SECONDS = 30,
	TRIAL_TICK = 200
};

static void check_done(int r, const char *what)
{
	if (r != 0)
		fail_msg("%s: %d", what, r);
}

void trial_init(struct trial *trial, const char *bin)
{
	*trial = (struct trial){.bin = bin};
	check_done(process_watch(), "process_watch");
	check_done(work_folder_init(&trial->folder), "work_folder_init");
	check_done(work_slot_init(&trial->slot, &trial->folder, 0), "work_slot_init");
	check_done(image_maker_new(&trial->maker), "image_maker_new");
}

void trial_end(struct trial *trial)
{
	if (!trial->image.bytes)
		return;
	process_deinit(&trial->process);
	farm_history_deinit(&trial->history);
	image_deinit(&trial->image);
	trial->image = (struct image){0};
}

void trial_deinit(struct trial *trial)
{
	trial_end(trial);
	image_maker_free(trial->maker);
	work_slot_deinit(&trial->slot);
	temporary_folder_deinit(&trial->folder);
}

void trial_begin(struct trial *trial, const struct snapshot *farm)
{
	trial_end(trial);
	trial->process = (struct process){.streams = {-1, -1}};
	check_done(image_make(trial->maker, farm, &trial->image), "image_make");
	check_done(work_slot_prepare(&trial->slot, &trial->image), "work_slot_prepare");
	farm_history_init(&trial->history, farm);
	trial->is_first = true;
}

const struct snapshot *trial_farm(const struct trial *trial)
{
	return trial->history.last.snapshot;
}

/* --- Running --- */

static char **make_environment(const struct trial *trial, const struct model_case *typed,
	const char **more, size_t more_count, struct arena *arena)
{
	char **environment = arena_alloc(arena, (more_count + 8) * sizeof(*environment));
	size_t count = 0;

	assert_non_null(environment);
	environment[count++] = arena_printf(arena, "TSFARM_DB=%s", trial->slot.farm);
	environment[count++] = arena_printf(arena, "TSFARM_SERVER=%s", typed->server);
	environment[count++] = arena_printf(arena, "TSFARM_SESSION=%u", (unsigned)typed->session);
	environment[count++] = arena_printf(arena, "PATH=%s", trial->bin);
	environment[count++] = arena_copy(arena, "LANG=C.UTF-8");
	for (size_t i = 0; i < more_count; i++)
		environment[count++] = arena_copy(arena, more[i]);
	return environment;
}

static char **make_arguments(
	const struct trial *trial, const struct model_case *typed, struct arena *arena)
{
	char **arguments = arena_alloc(arena, (typed->argument_count + 1) * sizeof(*arguments));

	assert_non_null(arguments);
	for (size_t i = 0; i < typed->argument_count; i++)
		arguments[i] = arena_copy(arena, typed->arguments[i]);
	arguments[0] = arena_printf(arena, "%s/%s", trial->bin, typed->arguments[0]);
	return arguments;
}

void trial_run(struct trial *trial, const struct model_case *typed, const char **environment,
	size_t environment_count, struct arena *arena)
{
	struct process *process = &trial->process;
	struct process_plan plan = {
		.arguments = make_arguments(trial, typed, arena),
		.environment =
			make_environment(trial, typed, environment, environment_count, arena),
		.time_limit = TRIAL_SECONDS,
	};

	process_deinit(process);
	if (typed->file_count > 0) {
		check_done(work_slot_put_files(&trial->slot, typed->files, typed->file_count),
			"files");
		plan.folder = trial->slot.files;
	}
	if (typed->input) {
		check_done(work_slot_put_input(&trial->slot, typed->input), "input");
		plan.input = trial->slot.input;
	}
	check_done(process_start(process, &plan), "process_start");
	while (process->pid)
		check_done(process_wait(&process, 1, TRIAL_TICK), "process_wait");
	if (process->end == PROCESS_NOT_STARTED)
		fail_msg("'%s' cannot be started", plan.arguments[0]);
	trial->observation = (struct observation){.process = process, .time_limit = TRIAL_SECONDS};
	check_done(observation_read_farm(&trial->observation, &trial->history, &trial->slot,
			   trial->is_first ? &trial->image : NULL, arena),
		"observation_read_farm");
	trial->is_first = false;
}

void trial_judge(const struct trial *trial, const struct model_answer *answer, enum level level,
	struct arena *arena, struct findings *ret_findings)
{
	const struct step step = {.expectations = answer->expectations};

	check_done(
		judge_step(&step, level, &trial->observation, arena, ret_findings), "judge_step");
}

/* --- Failures --- */

void trial_print(const struct model_case *typed, const struct model_answer *answer,
	enum level level, const struct findings *findings)
{
	cleanup(text_deinit) struct text text = {0};

	text_printf(&text, "typed in %s/%u, level %s:", typed->server, (unsigned)typed->session,
		level_to_string(level));
	for (size_t i = 0; i < typed->argument_count; i++)
		text_printf(&text, " [%s]", typed->arguments[i]);
	text_printf(&text, "\nrule %s\n",
		answer->decided_by ? answer->decided_by->id : answer->silence);
	for (size_t i = 0; findings && i < findings->count; i++)
		text_printf(&text, "%s: expected\n%s\nactual\n%s\n", findings->items[i].what,
			findings->items[i].expected, findings->items[i].actual);
	print_error("%s\n", text_string(&text));
}
