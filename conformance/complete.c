#include "conformance/commands.h"

#include <stdlib.h>
#include <string.h>

#include "base/completion.h"
#include "base/file.h"
#include "base/macros.h"
#include "base/text.h"
#include "sim/tsfarm.h"

/* What is wrong with somebody's files is not told to who is typing. */
static struct output silent_output(FILE *nothing)
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

static void offer_commands(struct completion *completion, const struct selection *selection)
{
	const struct documents *documents = &selection->suite.documents;
	size_t count = 0;
	const char **names = documents_commands(documents, selection->suite.arena, &count);

	for (size_t i = 0; names && i < count; i++)
		completion_offer(completion, names[i], NULL);
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

/* The sessions of a farm file that precedes on the line; problems of it offer nothing. */
static void offer_seats(struct completion *completion, const struct command_line *line)
{
	cleanup(snapshot_freep) struct snapshot *snapshot = NULL;
	cleanup(text_deinit) struct text bytes = {0};
	char *problems = NULL;

	/* nobody types a farm while another is typed */
	if (!line->operand_count || strcmp(line->operands[0], "-") == 0 ||
		file_read(line->operands[0], &bytes) < 0)
		return;
	if (snapshot_parse(line->operands[0], text_string(&bytes), bytes.length, &snapshot,
		    &problems) != 0)
		snapshot = NULL;
	free(problems);
	for (size_t i = 0; snapshot && i < snapshot->server_count; i++) {
		const struct server *server = &snapshot->servers[i];

		for (size_t j = 0; j < server->session_count; j++) {
			char seat[NAME_BYTES + 16];

			snprintf(seat, sizeof(seat), "%s/%u", server->name, server->sessions[j].id);
			completion_offer(completion, seat, server->sessions[j].user);
		}
	}
}

bool conformance_complete(struct completion *completion, const char *kind,
	const struct command_line *line, const void *settings)
{
	FILE *nothing = file_open_nameless();
	struct output out = silent_output(nothing);
	bool known = true;

	(void)settings;
	if (!nothing)
		return false;
	if (strcmp(kind, "id prefix") == 0 || strcmp(kind, "ID") == 0)
		offer_of_suite(completion, &out, offer_scenarios);
	else if (strcmp(kind, "CLAUSE") == 0)
		offer_of_suite(completion, &out, offer_clauses);
	else if (strcmp(kind, "NAME") == 0)
		offer_of_suite(completion, &out, offer_commands);
	else if (strcmp(kind, "SUBJECT") == 0)
		offer_subjects(completion, &out);
	else if (strcmp(kind, "SERVER/SESSION") == 0)
		offer_seats(completion, line);
	else if (strcmp(kind, "FARM") == 0)
		fputs(":files .yaml\n", completion->to);
	else
		known = false;
	fclose(nothing);
	return known;
}
