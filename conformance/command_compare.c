#include <errno.h>
#include <inttypes.h>

#include "base/index.h"
#include "base/macros.h"
#include "base/word.h"
#include "conformance/commands.h"
#include "conformance/messages.h"
#include "conformance/results/digest.h"
#include "conformance/stored.h"

/* Slower is what takes twice as long and a twentieth of a second more: less is chance. */
enum {
	SLOWER_BY = 50000
};

enum difference {
	NEWLY_FAILING,
	NEWLY_PASSING,
	OUTPUT_CHANGED,
	SLOWER,
	ONLY_BEFORE,
	ONLY_AFTER,
	DIFFERENCE_COUNT
};

static const char *const words[DIFFERENCE_COUNT] = {
	[NEWLY_FAILING] = "newly failing",
	[NEWLY_PASSING] = "newly passing",
	[OUTPUT_CHANGED] = "changed output",
	[SLOWER] = "slower",
	[ONLY_BEFORE] = "only before",
	[ONLY_AFTER] = "only after",
};

/* Whether the expectations of a case held, whatever was known to fail. */
enum standing {
	HOLDS,
	FAILS, /* or was not reached, or the harness failed */
	NOT_JUDGED
};

/* What is compared of a case. */
struct remembered {
	const char *name;
	enum standing standing;
	bool is_seen; /* in the run after */
	uint64_t output, duration;
};

struct comparing {
	struct arena *arena;
	struct index places; /* of cases of the run before */
	struct remembered *before;
	size_t count;
	size_t found[DIFFERENCE_COUNT];
	struct output *out;
};

static uint64_t digest_output(const struct result_case *item)
{
	uint64_t digest = DIGEST_BEGIN;

	for (size_t i = 0; i < item->step_count; i++) {
		const struct result_step *step = &item->steps[i];

		digest = digest_add_number(digest, step->end);
		digest = digest_add_number(digest, step->code);
		digest = digest_add(digest, step->streams[0]);
		digest = digest_add(digest, step->streams[1]);
		digest = digest_add(digest, step->changes);
	}
	return digest;
}

static enum standing find_standing(const struct result_case *item)
{
	switch (item->verdict) {
	case VERDICT_PASSED:
	case VERDICT_UNEXPECTED_PASS:
		return HOLDS;
	case VERDICT_SKIPPED:
	case VERDICT_NOT_OFFERED:
		return NOT_JUDGED;
	case VERDICT_FAILED:
	case VERDICT_EXPECTED_FAILURE:
	case VERDICT_ERROR:
	case VERDICT_COUNT:
		break;
	}
	return FAILS;
}

/* A scenario of several editions is one case in each. NULL without memory. */
static const char *name_case(struct arena *arena, const struct result_case *item)
{
	if (item->edition == EDITION_NT4)
		return arena_copy(arena, item->scenario);
	return arena_printf(arena, "%s in %s", item->scenario, edition_to_string(item->edition));
}

static int remember_case(
	struct arena *arena, const struct result_case *item, struct remembered *ret_remembered)
{
	*ret_remembered = (struct remembered){
		.name = name_case(arena, item),
		.standing = find_standing(item),
		.output = digest_output(item),
		.duration = item->duration,
	};
	return ret_remembered->name ? 0 : -ENOMEM;
}

static int take_before(void *context, const struct result_case *item)
{
	struct comparing *comparing = context;
	struct remembered *kept;
	int64_t ignored;

	/* of several rounds the first one counts */
	if (item->round > 1)
		return 0;
	kept = arena_append(comparing->arena, &comparing->before, comparing->count, sizeof(*kept));
	if (!kept || remember_case(comparing->arena, item, kept) < 0)
		return -ENOMEM;
	return index_add(&comparing->places, kept->name, (int64_t)comparing->count++, &ignored);
}

static void tell_difference(
	struct comparing *comparing, enum difference difference, const char *name)
{
	comparing->found[difference]++;
	fprintf(comparing->out->results, "%-14s  %s\n", words[difference], name);
}

/* How two cases differ in what held; DIFFERENCE_COUNT when they do not. */
static enum difference compare_standing(enum standing before, enum standing after)
{
	if (before == after)
		return DIFFERENCE_COUNT;
	switch (after) {
	case FAILS:
		return NEWLY_FAILING;
	case HOLDS:
		return before == FAILS ? NEWLY_PASSING : ONLY_AFTER;
	case NOT_JUDGED:
		break;
	}
	return ONLY_BEFORE;
}

static int take_after(void *context, const struct result_case *item)
{
	struct comparing *comparing = context;
	struct remembered after, *before;
	enum difference difference;
	int64_t place;

	if (item->round > 1)
		return 0;
	if (remember_case(comparing->arena, item, &after) < 0)
		return -ENOMEM;
	place = index_find(&comparing->places, after.name);
	if (place < 0) {
		tell_difference(comparing, after.standing == FAILS ? NEWLY_FAILING : ONLY_AFTER,
			after.name);
		return 0;
	}
	before = &comparing->before[place];
	before->is_seen = true;
	difference = compare_standing(before->standing, after.standing);
	if (difference == DIFFERENCE_COUNT && item->reached && before->output != after.output)
		difference = OUTPUT_CHANGED;
	if (difference != DIFFERENCE_COUNT)
		tell_difference(comparing, difference, after.name);
	if (after.duration > 2 * before->duration && after.duration > before->duration + SLOWER_BY)
		tell_difference(comparing, SLOWER, after.name);
	return 0;
}

static void tell_summary(struct comparing *comparing)
{
	for (size_t i = 0; i < comparing->count; i++) {
		if (!comparing->before[i].is_seen)
			tell_difference(comparing, ONLY_BEFORE, comparing->before[i].name);
	}
	for (enum difference difference = 0; difference < DIFFERENCE_COUNT; difference++)
		fprintf(comparing->out->results, "%s%zu %s", difference ? ", " : "",
			comparing->found[difference], words[difference]);
	fputc('\n', comparing->out->results);
}

static int compare_runs(struct results *results, const struct result_run *before,
	const struct result_run *after, struct comparing *comparing)
{
	int r = results_read_cases(results, before, take_before, comparing);

	return r == 0 ? results_read_cases(results, after, take_after, comparing) : r;
}

/* `numbers` are the two as they were typed. */
static int find_runs(struct results *results, const char *path, const char *const *numbers,
	struct arena *arena, struct result_run *runs, struct output *out)
{
	int status = EXIT_DONE;

	for (size_t i = 0; i < 2 && status == EXIT_DONE; i++) {
		unsigned long long id;

		if (!word_to_number(numbers[i], INT64_MAX, &id) || !id)
			return fail(out, EXIT_MISUSED, MSG_NO_NUMBER, numbers[i]);
		status = stored_find(results, path, (int64_t)id, arena, out, &runs[i]);
	}
	return status;
}

static int run_command(const struct command_line *line, const void *settings, struct output *out)
{
	cleanup(results_freep) struct results *results = NULL;
	cleanup(arena_freep) struct arena *arena = arena_new();
	struct comparing comparing = {.arena = arena, .out = out};
	cleanup(text_deinit) struct text place = {0};
	struct result_run runs[2];
	bool has_file = line->operand_count == 3;
	const char *path;
	int status = arena ? stored_locate(has_file ? line->operands[0] : NULL, &place, out, &path)
			   : fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	int r;

	(void)settings;
	if (status == EXIT_DONE)
		status = stored_open(path, out, &results);
	if (status == EXIT_DONE)
		status = find_runs(results, path, line->operands + has_file, arena, runs, out);
	if (status != EXIT_DONE)
		return status;
	index_init(&comparing.places, arena);
	r = compare_runs(results, &runs[0], &runs[1], &comparing);
	index_deinit(&comparing.places);
	if (r != 0)
		return stored_refuse(path, r, out);
	tell_summary(&comparing);
	return comparing.found[NEWLY_FAILING] ? EXIT_REFUSED : EXIT_DONE;
}

const struct command command_compare = {
	.name = "compare",
	.operands = "[FILE] RUN RUN",
	.summary = "Say what differs between two stored runs",
	.operands_min = 2,
	.operands_max = 3,
	.run = run_command,
};
