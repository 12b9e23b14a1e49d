#include "base/index.h"
#include "base/state.h"
#include "conformance/messages.h"
#include "conformance/run_settings.h"
#include "conformance/stored.h"

/* The scenarios that the last run did not pass, by their ids. */
struct failed {
	struct arena *arena;
	struct index ids;
};

static int note_failed(void *context, const struct result_case *item)
{
	struct failed *failed = context;
	int64_t ignored;

	if (item->reached && !verdict_is_bad(item->verdict))
		return 0;
	/* the index keeps the name itself */
	return index_add(&failed->ids, item->scenario, 1, &ignored);
}

static int read_failed(const char *path, const struct run *run, struct failed *failed)
{
	cleanup(results_freep) struct results *results = NULL;
	const char *subject = run_result_subject(run, failed->arena);
	struct result_run last;
	int r = results_open(path, &results);

	if (r == 0)
		r = results_find_last(results, subject ? subject : "", failed->arena, &last);
	return r == 0 ? results_read_cases(results, &last, note_failed, failed) : r;
}

static void keep_failed(struct selection *selection, const struct failed *failed)
{
	size_t kept = 0;

	for (size_t i = 0; i < selection->count; i++) {
		if (index_find(&failed->ids, selection->chosen[i]->id) >= 0)
			selection->chosen[kept++] = selection->chosen[i];
	}
	selection->count = kept;
}

int run_keep_failed(struct selection *selection, const struct run_settings *settings,
	const struct run *run, struct output *out)
{
	cleanup(text_deinit) struct text place = {0};
	struct failed failed = {.arena = selection->suite.arena};
	const char *path = settings->results;
	int r;

	if (!path && state_path("results.db", &place))
		path = place.bytes;
	if (!path)
		return fail(out, EXIT_MISUSED, MSG_NO_PLACE);
	index_init(&failed.ids, failed.arena);
	r = read_failed(path, run, &failed);
	keep_failed(selection, &failed);
	index_deinit(&failed.ids);
	if (r == RESULTS_E_NO_RUN)
		return fail(out, EXIT_MISUSED, MSG_NEVER_RUN, path);
	if (r != 0)
		return stored_refuse(path, r, out);
	return selection->count ? EXIT_DONE : fail(out, EXIT_MISUSED, MSG_NOTHING_FAILED);
}
