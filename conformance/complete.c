#include "conformance/commands.h"

#include <string.h>

#include "base/completion.h"
#include "base/macros.h"

/* What is wrong with somebody's files is not told to who is typing. */
static struct output silent(FILE *nothing)
{
	return (struct output){.program = "tsconform", .results = nothing, .complaints = nothing};
}

static void offer_scenarios(struct completion *completion, const struct selection *selection)
{
	for (size_t i = 0; i < selection->count; i++)
		completion_offer_id(
			completion, selection->chosen[i]->id, selection->chosen[i]->title);
}

static void offer_clauses(struct completion *completion, const struct selection *selection)
{
	const struct documents *documents = &selection->suite.documents;

	for (size_t i = 0; i < documents->count; i++) {
		const struct document *document = &documents->items[i];

		for (size_t j = 0; j < document->clause_count; j++)
			completion_offer_id(
				completion, document->clauses[j].id, document->clauses[j].section);
	}
}

static void offer_of_suite(struct completion *completion, struct output *out,
	void (*offer)(struct completion *completion, const struct selection *selection))
{
	cleanup(selection_deinit) struct selection selection = {0};
	const struct command_line usual = {0};

	if (selection_load(&selection, &usual, out) == EXIT_DONE)
		offer(completion, &selection);
}

static void offer_subjects(struct completion *completion, struct output *out)
{
	cleanup(arena_freep) struct arena *arena = arena_new();
	cleanup(diagnostics_deinit) struct diagnostics problems = {0};
	struct subject_list list = {.arena = arena, .problems = &problems};

	/* one that has no name here is named by its file */
	fputs(":files .yaml\n", completion->to);
	if (!arena || diagnostics_init(&problems) < 0 || subjects_load(&list, out) != EXIT_DONE)
		return;
	for (size_t i = 0; i < list.count; i++)
		completion_offer(completion, list.files[i]->id, list.files[i]->title);
}

bool conformance_complete(struct completion *completion, const char *kind,
	const struct command_line *line, const void *settings)
{
	FILE *nothing = tmpfile();
	struct output out = silent(nothing);
	bool known = true;

	(void)line;
	(void)settings;
	if (!nothing)
		return false;
	if (strcmp(kind, "id prefix") == 0 || strcmp(kind, "ID") == 0)
		offer_of_suite(completion, &out, offer_scenarios);
	else if (strcmp(kind, "CLAUSE") == 0)
		offer_of_suite(completion, &out, offer_clauses);
	else if (strcmp(kind, "SUBJECT") == 0)
		offer_subjects(completion, &out);
	else
		known = false;
	fclose(nothing);
	return known;
}
