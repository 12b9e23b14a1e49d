#include "conformance/results/merge.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/text.h"
#include "conformance/results/store/store.h"

/* A run of the new file, made of one run, or of shards. */
struct whole {
	struct result_run run;
	uint64_t found; /* shards */
};

/* A run of one of the files. */
struct part {
	struct result_run run;
	size_t file;         /* which of them */
	size_t group;        /* of the shards that can make one run */
	struct whole *whole; /* NULL: a better part is in its place */
};

struct results_merge {
	struct results *into;
	struct transaction transaction;
	struct arena *arena;
	struct part *parts;
	size_t part_count, group_count;
	struct whole **wholes;
	size_t whole_count;
	struct results_merge_lack lack;
	size_t noted, copied; /* files */
	/* while a run is copied: */
	int64_t run_id;
	uint64_t clause;
	const char *documents;
};

static struct results_merge *results_merge_free(struct results_merge *merge)
{
	if (!merge)
		return NULL;
	transaction_end(&merge->transaction);
	results_free(merge->into);
	arena_free(merge->arena);
	free(merge);
	return NULL;
}

void results_merge_freep(struct results_merge **merge)
{
	*merge = results_merge_free(*merge);
}

int results_merge_new(const char *path, struct results_merge **ret_merge)
{
	cleanup(results_merge_freep) struct results_merge *merge = calloc(1, sizeof(*merge));
	int r;

	if (!merge)
		return -ENOMEM;
	merge->arena = arena_new();
	r = merge->arena ? results_open_to_write(path, &merge->into) : -ENOMEM;
	if (r == 0)
		r = results_begin(merge->into, &merge->transaction);
	if (r == 0)
		*ret_merge = steal(&merge);
	return r;
}

/* --- Noting what there is --- */

/* Can both be shards of one run? */
static bool can_be_one(const struct result_run *one, const struct result_run *other)
{
	return one->shards > 1 && one->shards == other->shards && one->level == other->level &&
	       one->rounds == other->rounds && strcmp(one->subject, other->subject) == 0 &&
	       text_equal(one->command, other->command) && strcmp(one->suite, other->suite) == 0 &&
	       strcmp(one->documents, other->documents) == 0;
}

/* Groups are few, and numbered by their first parts. */
static size_t find_group(struct results_merge *merge, size_t before, const struct result_run *run)
{
	size_t next = 0;

	for (size_t i = 0; i < before; i++) {
		const struct part *part = &merge->parts[i];

		if (part->group < next)
			continue;
		if (can_be_one(&part->run, run))
			return part->group;
		next = part->group + 1;
	}
	return merge->group_count++;
}

/* The texts of the run are the row's until the arena has them. */
static int note_run(void *context, const struct result_run *run)
{
	struct results_merge *merge = context;
	struct part *part =
		arena_append(merge->arena, &merge->parts, merge->part_count, sizeof(*part));

	if (!part)
		return -ENOMEM;
	part->run.id = run->id;
	part->file = merge->noted;
	merge->part_count++;
	return 0;
}

int results_merge_note(struct results_merge *merge, struct results *from)
{
	size_t first = merge->part_count;
	int r = results_read_runs(from, note_run, merge);

	for (size_t i = first; r == 0 && i < merge->part_count; i++) {
		struct result_run *run = &merge->parts[i].run;

		r = results_find_run(from, run->id, merge->arena, run);
		if (r == 0)
			merge->parts[i].group = find_group(merge, i, run);
	}
	merge->noted++;
	return r;
}

/* --- Choosing --- */

static int begin_whole(struct results_merge *merge, const struct result_run *run)
{
	struct whole *whole = arena_alloc(merge->arena, sizeof(*whole));
	struct whole **at = arena_append(
		merge->arena, &merge->wholes, merge->whole_count, sizeof(struct whole *));
	struct result_run stored = *run;

	if (!whole || !at)
		return -ENOMEM;
	stored.shard = stored.shards = 1;
	if (run->shards > 1) {
		stored.ended = NULL;
		stored.duration = 0;
	}
	whole->run = *run;
	*at = whole;
	merge->whole_count++;
	merge->lack.missing += run->shards;
	return results_add_run(merge->into, &stored, &whole->run.id);
}

/* All shards side by side took as long as the longest, and ended when the last one did. */
static void give_part(struct results_merge *merge, struct part *part, struct whole *whole)
{
	struct result_run *run = &whole->run;

	part->whole = whole;
	merge->lack.missing--;
	merge->lack.broken += !part->run.complete;
	if (!whole->found++) {
		run->ended = part->run.ended;
		run->duration = part->run.duration;
	} else if (!part->run.ended || !run->ended) {
		run->ended = NULL;
	} else {
		if (strcmp(run->ended, part->run.ended) < 0)
			run->ended = part->run.ended;
		if (run->duration < part->run.duration)
			run->duration = part->run.duration;
	}
}

/* By groups in their order; in each by shards, the whole parts first, and the latest of these first. */
static int compare_parts(const void *one, const void *other)
{
	const struct part *a = *(struct part *const *)one, *b = *(struct part *const *)other;
	int order = (a->group > b->group) - (a->group < b->group);

	if (order == 0)
		order = (a->run.shard > b->run.shard) - (a->run.shard < b->run.shard);
	if (order == 0)
		order = b->run.complete - a->run.complete;
	if (order == 0)
		order = strcmp(b->run.started, a->run.started);
	return order ? order : (a < b) - (a > b);
}

/* How many parts from the first on are of its shard, and how many of these are whole. */
static size_t count_shard(struct part *const *parts, size_t count, size_t *ret_complete)
{
	size_t length = 0;

	*ret_complete = 0;
	while (length < count && parts[length]->group == parts[0]->group &&
		parts[length]->run.shard == parts[0]->run.shard)
		*ret_complete += parts[length++]->run.complete;
	return length;
}

/*
 * Make the runs of the group that begins with the first part: as many as some shard has whole parts,
 * and at least one. The latest parts make the last run.
 */
static int choose_group(
	struct results_merge *merge, struct part **parts, size_t count, size_t *ret_size)
{
	size_t size = 0, runs = 1, first = merge->whole_count, complete, length;
	int r = 0;

	for (; size < count && parts[size]->group == parts[0]->group; size += length) {
		length = count_shard(parts + size, count - size, &complete);
		runs = complete > runs ? complete : runs;
	}
	for (size_t i = 0; r == 0 && i < runs; i++)
		r = begin_whole(merge, &parts[0]->run);
	for (size_t at = 0; r == 0 && at < size; at += length) {
		length = count_shard(parts + at, size - at, &complete);
		for (size_t i = 0; i < length && i < runs; i++)
			give_part(merge, parts[at + i], merge->wholes[first + runs - 1 - i]);
	}
	*ret_size = size;
	return r;
}

int results_merge_choose(struct results_merge *merge)
{
	struct part **sorted =
		arena_alloc(merge->arena, (merge->part_count + 1) * sizeof(struct part *));
	size_t size;
	int r = sorted ? 0 : -ENOMEM;

	for (size_t i = 0; sorted && i < merge->part_count; i++)
		sorted[i] = &merge->parts[i];
	if (sorted && merge->part_count)
		qsort(sorted, merge->part_count, sizeof(struct part *), compare_parts);
	for (size_t at = 0; r == 0 && at < merge->part_count; at += size)
		r = choose_group(merge, sorted + at, merge->part_count - at, &size);
	return r;
}

/* --- Copying --- */

static int copy_clause(void *context, const struct result_clause *clause)
{
	struct results_merge *merge = context;

	return results_add_clause(merge->into, merge->documents, ++merge->clause, clause);
}

static int copy_case(void *context, const struct result_case *item)
{
	struct results_merge *merge = context;
	int r = results_add_case(merge->into, merge->run_id, item);

	return r == 0 && item->reached ? results_reach_case(merge->into, merge->run_id, item) : r;
}

static int copy_part(struct results_merge *merge, struct results *from, const struct part *part)
{
	int r;

	merge->run_id = part->whole->run.id;
	merge->documents = part->run.documents;
	merge->clause = 0;
	r = results_read_clauses(from, &part->run, copy_clause, merge);
	return r == 0 ? results_read_cases(from, &part->run, copy_case, merge) : r;
}

int results_merge_copy(struct results_merge *merge, struct results *from)
{
	int r = 0;

	for (size_t i = 0; r == 0 && i < merge->part_count; i++) {
		const struct part *part = &merge->parts[i];

		if (part->file == merge->copied && part->whole)
			r = copy_part(merge, from, part);
	}
	merge->copied++;
	return r;
}

int results_merge_end(struct results_merge *merge, struct results_merge_lack *ret_lack)
{
	int r = 0;

	for (size_t i = 0; r == 0 && i < merge->whole_count; i++) {
		const struct whole *whole = merge->wholes[i];

		if (whole->found == whole->run.shards && whole->run.ended)
			r = results_end_run(merge->into, &whole->run);
	}
	if (r == 0)
		r = transaction_commit(&merge->transaction);
	if (r == 0)
		*ret_lack = merge->lack;
	return r;
}
