#include "conformance/run_settings.h"

#include <stdlib.h>
#include <string.h>

#include "conformance/messages.h"
#include "conformance/results/digest.h"

/* Scenarios of which nothing is judged at the level are left out. */
static void keep_judged(struct selection *selection, enum level level)
{
	size_t kept = 0;

	for (size_t i = 0; i < selection->count; i++) {
		const struct scenario *scenario = selection->chosen[i];
		bool judged = false;

		for (size_t j = 0; j < scenario->step_count; j++)
			judged |= expectations_judge_at(&scenario->steps[j].expectations, level);
		if (judged)
			selection->chosen[kept++] = scenario;
	}
	selection->count = kept;
}

/* --- Turns --- */

static int list_turns(struct selection *selection, size_t rounds, struct run *run)
{
	run->turns = arena_alloc(
		selection->suite.arena, (selection->count * rounds + 1) * sizeof(*run->turns));
	if (!run->turns)
		return -1;
	for (size_t i = 0; i < selection->count; i++) {
		/* each release is of one use */
		selection->chosen[i]->farm->uses += rounds - 1;
		for (size_t round = 1; round <= rounds; round++)
			run->turns[run->count++] =
				(struct turn){selection->chosen[i], i + 1, round};
	}
	return 0;
}

/* --- Shards --- */

/* A scenario and what it is dealt out by: its id's digest, so that names that are alike part. */
struct dealt {
	uint64_t digest;
	const char *id;
	size_t number;
};

static int compare_dealt(const void *one, const void *other)
{
	const struct dealt *a = one, *b = other;

	if (a->digest != b->digest)
		return a->digest < b->digest ? -1 : 1;
	return strcmp(a->id, b->id);
}

/*
 * Mark the shard's: equal parts of the ids in the order of their digests. Every machine finds the
 * same, no part is larger than another by more than one, and a new scenario moves few others.
 */
static int mark_shard(const struct selection *selection, const struct run_settings *settings,
	struct arena *arena, bool **ret_marks)
{
	struct dealt *dealt = arena_alloc(arena, (selection->count + 1) * sizeof(*dealt));
	bool *marks = arena_alloc(arena, selection->count + 1);

	if (!dealt || !marks)
		return -1;
	for (size_t i = 0; i < selection->count; i++) {
		const char *id = selection->chosen[i]->id;

		dealt[i] = (struct dealt){digest_add(DIGEST_BEGIN, id), id, i};
	}
	qsort(dealt, selection->count, sizeof(*dealt), compare_dealt);
	for (size_t i = 0; i < selection->count; i++)
		marks[dealt[i].number] =
			i * settings->shards / selection->count == settings->shard - 1;
	*ret_marks = marks;
	return 0;
}

static int keep_shard(
	struct selection *selection, const struct run_settings *settings, struct run *run)
{
	size_t kept = 0;
	bool *marks;

	if (settings->shards == 1)
		return 0;
	if (mark_shard(selection, settings, selection->suite.arena, &marks) < 0)
		return -1;
	for (size_t i = 0; i < run->count; i++) {
		if (marks[run->turns[i].number - 1])
			run->turns[kept++] = run->turns[i];
	}
	run->count = kept;
	return 0;
}

/* --- The whole --- */

static int take_turns(struct selection *selection, const struct run_settings *settings,
	struct run *run, struct output *out)
{
	size_t rounds = settings->repeat;

	if (list_turns(selection, rounds, run) < 0 || keep_shard(selection, settings, run) < 0)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	if (run->count == 0)
		return fail(out, EXIT_MISUSED, MSG_EMPTY_SHARD, settings->shard, settings->shards,
			selection->count, selection->count == 1 ? "" : "s");
	run->jobs = run->jobs < run->count ? run->jobs : run->count;
	run->jobs = run->jobs < process_most() ? run->jobs : process_most();
	return EXIT_DONE;
}

int run_choose(struct selection *selection, const struct command_line *line,
	const struct run_settings *settings, struct run *run, struct output *out)
{
	const struct subject_choice choice = {
		settings->subject, settings->command, line->rest, settings->editions};
	int status = selection_load(selection, line, out);

	if (status == EXIT_DONE && selection->count == 0)
		return fail(out, EXIT_MISUSED, MSG_NOTHING_TO_RUN);
	if (status == EXIT_DONE)
		status = filters_keep(selection, &settings->filters, out);
	if (status == EXIT_DONE)
		status = subject_choose(selection, &choice, run->subject, out);
	if (status == EXIT_DONE)
		status = run_gather_known(selection, settings->known, run, out);
	if (status != EXIT_DONE)
		return status;
	keep_judged(selection, settings->level);
	if (selection->count == 0)
		return fail(
			out, EXIT_MISUSED, MSG_NOTHING_AT_LEVEL, level_to_string(settings->level));
	if (settings->failed)
		status = run_keep_failed(selection, settings, run, out);
	return status == EXIT_DONE ? take_turns(selection, settings, run, out) : status;
}
