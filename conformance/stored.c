#include "conformance/stored.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/state.h"
#include "conformance/messages.h"

/* --- What is said --- */

static void print_sentence(const char *path, int r, struct text *to)
{
	if (r == RESULTS_E_NEWER)
		text_printf(
			to, MSG_RESULTS_NEWER, path, results_file_version(path), RESULTS_VERSION);
	else
		text_printf(to, MSG_RESULTS, path, results_error_to_string(r));
}

int stored_refuse(const char *path, int r, struct output *out)
{
	cleanup(text_deinit) struct text sentence = {0};
	bool misused = r > 0 || r == -ENOENT || r == -EISDIR || r == -EACCES;

	print_sentence(path, r, &sentence);
	return fail(out, misused ? EXIT_MISUSED : EXIT_BROKEN, "%s", text_string(&sentence));
}

void stored_note(const char *path, int r, struct output *out)
{
	cleanup(text_deinit) struct text sentence = {0};

	print_sentence(path, r, &sentence);
	fail(out, EXIT_DONE, MSG_NOT_STORED, text_string(&sentence));
}

int stored_locate(
	const char *typed, struct text *place, struct output *out, const char **ret_path)
{
	if (!typed && !state_path("results.db", place))
		return fail(out, EXIT_MISUSED, MSG_NO_RESULTS);
	*ret_path = typed ? typed : place->bytes;
	return EXIT_DONE;
}

int stored_open(const char *path, struct output *out, struct results **ret_results)
{
	int r = results_open(path, ret_results);

	return r == 0 ? EXIT_DONE : stored_refuse(path, r, out);
}

int stored_find(struct results *results, const char *path, int64_t id, struct arena *arena,
	struct output *out, struct result_run *ret_run)
{
	int r = results_find_run(results, id, arena, ret_run);

	if (r == RESULTS_E_NO_RUN && id)
		return fail(out, EXIT_MISUSED, MSG_NO_RUN, id, path);
	if (r == RESULTS_E_NO_RUN)
		return fail(out, EXIT_MISUSED, MSG_NO_RUNS, path);
	return r == 0 ? EXIT_DONE : stored_refuse(path, r, out);
}
