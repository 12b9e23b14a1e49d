#include "conformance/run_settings.h"

#include <string.h>

#include "conformance/messages.h"
#include "conformance/suite/files.h"
#include "conformance/suite/id.h"
#include "conformance/suite/offer.h"

static bool suite_has(const struct suite *suite, const char *id)
{
	size_t length = strlen(id);

	for (size_t i = 0; i < suite->count; i++) {
		const char *own = suite->scenarios[i].id;

		if (strncmp(own, id, length) == 0 && (!own[length] || own[length] == '/'))
			return true;
	}
	return false;
}

/* An entry that the suite has no more would hide that nobody looks at it. */
static int refuse_gone(
	const struct suite *suite, const struct known_failures *known, struct output *out)
{
	int status = EXIT_DONE;

	for (size_t i = 0; i < known->count; i++) {
		const struct known_failure *failure = &known->items[i];

		const char *nearest;

		if (suite_has(suite, failure->id))
			continue;
		nearest = suite_nearest_id(suite, failure->id);
		status = fail(out, EXIT_REFUSED, MSG_KNOWN_GONE, failure->file, failure->line,
			failure->id, nearest ? "; did you mean '" : "", nearest ? nearest : "",
			nearest ? "'?" : "");
	}
	return status;
}

static int load_known(struct selection *selection, const char *path, struct known_failures *known,
	struct output *out)
{
	struct yaml_node *root;
	int r;

	if (!path)
		return EXIT_DONE;
	r = files_read_yaml(path, selection->suite.arena, &selection->problems, &root);
	if (r == 0 && root)
		r = known_read(known, path, root, selection->suite.arena, &selection->problems);
	if (r < 0)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	return selection_refuse(&selection->problems, out);
}

/* A clause of `not-offered` that no document has would leave nothing out. */
static int refuse_lacks(
	const struct suite *suite, const struct subject_file *file, struct output *out)
{
	size_t count;
	const char **ids = documents_clause_ids(&suite->documents, suite->arena, &count);
	int status = EXIT_DONE;

	if (!ids)
		return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
	for (size_t i = 0; i < file->lack_count; i++) {
		const struct lack *lack = &file->lacks[i];
		const char *nearest;

		if (offer_is_known(lack, &suite->documents))
			continue;
		nearest = id_nearest(lack->word, ids, count, suite->arena);
		status = fail(out, EXIT_REFUSED, MSG_LACK_GONE, file->path, lack->line, lack->word,
			nearest ? "; did you mean '" : "", nearest ? nearest : "",
			nearest ? "'?" : "");
	}
	return status;
}

/*
 * The list that was named, and then the subject's. The latter speaks of the usual suite alone: one
 * that somebody named has other scenarios.
 */
int run_gather_known(
	struct selection *selection, const char *path, struct run *run, struct output *out)
{
	struct known_failures *known = &run->known;
	int status = load_known(selection, path, known, out);
	const struct subject_file *file = run->subject->file;
	const struct known_failures *own = file ? &file->known : NULL;

	if (status == EXIT_DONE)
		status = refuse_gone(&selection->suite, known, out);
	if (status == EXIT_DONE && own && !selection->by_path)
		status = refuse_gone(&selection->suite, own, out);
	if (status == EXIT_DONE && file)
		status = refuse_lacks(&selection->suite, file, out);
	for (size_t i = 0; status == EXIT_DONE && own && i < own->count; i++) {
		struct known_failure *at = arena_append(
			selection->suite.arena, &known->items, known->count, sizeof(*at));

		if (!at)
			return fail(out, EXIT_BROKEN, MSG_OUT_OF_MEMORY);
		*at = own->items[i];
		known->count++;
	}
	return status;
}
