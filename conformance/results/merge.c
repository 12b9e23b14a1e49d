#include "conformance/results/merge.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "conformance/results/store/store.h"

/* A run of the new file, made of one run, or of shards. */
struct whole {
	struct result_run run;
	bool *has; /* by shard */
	uint64_t found;
};

struct results_merge {
	struct results *into;
	struct transaction transaction;
	struct arena *arena;
	struct whole *wholes;
	size_t count;
	/* while a file is added: */
	struct results *from;
	int64_t run_id;
	uint64_t clause;
	const char *documents;
};

struct results_merge *results_merge_free(struct results_merge *merge)
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

/* --- Runs --- */

static bool same_or_null(const char *one, const char *other)
{
	return one && other ? strcmp(one, other) == 0 : one == other;
}

/* Can the shard be part of that whole? */
static bool takes(const struct whole *whole, const struct result_run *shard)
{
	return shard->shards > 1 && whole->run.shards == shard->shards &&
	       !whole->has[shard->shard] && whole->run.level == shard->level &&
	       whole->run.rounds == shard->rounds &&
	       strcmp(whole->run.subject, shard->subject) == 0 &&
	       same_or_null(whole->run.command, shard->command) &&
	       strcmp(whole->run.suite, shard->suite) == 0 &&
	       strcmp(whole->run.documents, shard->documents) == 0;
}

static int begin_whole(
	struct results_merge *merge, const struct result_run *run, struct whole **ret_whole)
{
	struct whole *whole =
		arena_append(merge->arena, &merge->wholes, merge->count, sizeof(*whole));
	struct result_run stored = *run;
	int r;

	if (!whole)
		return -ENOMEM;
	stored.shard = stored.shards = 1;
	if (run->shards > 1) {
		stored.ended = NULL;
		stored.duration = 0;
	}
	whole->run = *run;
	whole->has = arena_alloc(merge->arena, run->shards + 1);
	r = whole->has ? results_add_run(merge->into, &stored, &whole->run.id) : -ENOMEM;
	if (r == 0)
		merge->count++;
	*ret_whole = whole;
	return r;
}

static int find_whole(
	struct results_merge *merge, const struct result_run *run, struct whole **ret_whole)
{
	for (size_t i = 0; i < merge->count; i++) {
		if (takes(&merge->wholes[i], run)) {
			*ret_whole = &merge->wholes[i];
			return 0;
		}
	}
	return begin_whole(merge, run, ret_whole);
}

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

/* All shards side by side took as long as the longest, and ended when the last one did. */
static int add_part(struct results_merge *merge, struct whole *whole, const struct result_run *part)
{
	struct result_run *run = &whole->run;

	if (!whole->found++) {
		run->ended = part->ended;
		run->duration = part->duration;
	} else if (!part->ended || !run->ended) {
		run->ended = NULL;
	} else {
		run->ended = strcmp(run->ended, part->ended) < 0 ? part->ended : run->ended;
		run->duration = run->duration < part->duration ? part->duration : run->duration;
	}
	whole->has[part->shard] = true;
	return whole->found == run->shards && run->ended ? results_end_run(merge->into, run) : 0;
}

static int copy_run(struct results_merge *merge, int64_t id)
{
	struct result_run run;
	struct whole *whole;
	int r = results_find_run(merge->from, id, merge->arena, &run);

	if (r == 0)
		r = find_whole(merge, &run, &whole);
	if (r != 0)
		return r;
	merge->run_id = whole->run.id;
	merge->documents = run.documents;
	merge->clause = 0;
	r = results_read_clauses(merge->from, &run, copy_clause, merge);
	if (r == 0)
		r = results_read_cases(merge->from, &run, copy_case, merge);
	return r == 0 ? add_part(merge, whole, &run) : r;
}

/* --- Files --- */

struct ids {
	struct arena *arena;
	int64_t *items;
	size_t count;
};

static int note_id(void *context, const struct result_run *run)
{
	struct ids *ids = context;
	int64_t *id = arena_append(ids->arena, &ids->items, ids->count, sizeof(*id));

	if (!id)
		return -ENOMEM;
	*id = run->id;
	ids->count++;
	return 0;
}

int results_merge_add(struct results_merge *merge, struct results *from)
{
	struct ids ids = {.arena = merge->arena};
	int r = results_read_runs(from, note_id, &ids);

	merge->from = from;
	for (size_t i = 0; r == 0 && i < ids.count; i++)
		r = copy_run(merge, ids.items[i]);
	return r;
}

int results_merge_end(struct results_merge *merge, uint64_t *ret_missing)
{
	uint64_t missing = 0;
	int r = transaction_commit(&merge->transaction);

	for (size_t i = 0; i < merge->count; i++)
		missing += merge->wholes[i].run.shards - merge->wholes[i].found;
	if (r == 0)
		*ret_missing = missing;
	return r;
}
