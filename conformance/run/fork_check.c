#include "conformance/run/fork_check.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/macros.h"
#include "conformance/run/interrupt.h"

enum {
	TICK = 200
};

/* The effects of one run. */
struct effects {
	struct text streams[2], farm;
	enum process_end end;
	int code;
	char program[1024]; /* the first word that was started */
};

static void effects_deinit(struct effects *effects)
{
	text_deinit(&effects->streams[0]);
	text_deinit(&effects->streams[1]);
	text_deinit(&effects->farm);
}

static bool is_same_text(const struct text *a, const struct text *b)
{
	return a->length == b->length && memcmp(text_string(a), text_string(b), a->length) == 0;
}

static bool is_same(const struct effects *a, const struct effects *b)
{
	return a->end == b->end && a->code == b->code && is_same_text(&a->farm, &b->farm) &&
	       is_same_text(&a->streams[0], &b->streams[0]) &&
	       is_same_text(&a->streams[1], &b->streams[1]);
}

static int run_step(const struct subject *subject, const struct scenario *scenario,
	const struct step *step, struct work_slot *slot, struct effects *ret_effects)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	struct process process = {.streams = {-1, -1}};
	struct process *const processes[] = {&process};
	struct process_plan plan = {.time_limit = scenario->time_limit};
	int r = arena ? subject_plan(subject, scenario, step, slot, arena, &plan) : -ENOMEM;

	if (r == 0) {
		snprintf(ret_effects->program, sizeof(ret_effects->program), "%s",
			plan.arguments[0]);
		r = process_start(&process, &plan);
	}
	while (r == 0 && process.pid && !interrupt_seen())
		r = process_wait(processes, 1, TICK);
	for (int i = 0; i < 2; i++)
		text_add_bytes(&ret_effects->streams[i], text_string(&process.output[i]),
			process.output[i].length);
	ret_effects->end = process.end;
	ret_effects->code = process.code;
	if (r == 0)
		file_read(slot->farm, &ret_effects->farm);
	process_deinit(&process);
	return r;
}

int fork_check_step(const struct subject *subject, const struct scenario *scenario,
	const struct step *step, const struct image *image, struct work_slot *slot)
{
	struct effects both[2] = {0};
	int r = 0;

	for (int i = 0; i < 2 && r == 0; i++) {
		subject->servers->is_off = i == 0;
		r = work_slot_prepare(slot, image);
		if (r == 0 && scenario->files)
			r = work_slot_put_files(slot, scenario->files, scenario->file_count);
		if (r == 0)
			r = run_step(subject, scenario, step, slot, &both[i]);
	}
	subject->servers->is_off = false;
	if (r == 0 && !is_same(&both[0], &both[1]))
		fork_servers_refuse(subject->servers, both[1].program);
	effects_deinit(&both[0]);
	effects_deinit(&both[1]);
	return r;
}
