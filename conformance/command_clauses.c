#include "conformance/commands.h"

#include <string.h>

#include "base/macros.h"
#include "base/utf8.h"
#include "conformance/messages.h"
#include "conformance/report/clauses_markdown.h"
#include "conformance/suite/id.h"

/* explain and coverage: the clauses of the documents, and the scenarios that show them. */

static size_t count_scenarios(const struct suite *suite, const struct clause *clause)
{
	size_t count = 0;

	for (size_t i = 0; i < suite->count; i++)
		count += scenario_shows(&suite->scenarios[i], clause);
	return count;
}

/* --- explain --- */

static void explain_clause(const struct suite *suite, const struct clause *clause, FILE *to)
{
	size_t count = count_scenarios(suite, clause);

	fprintf(to,
		"%s\n  document   %s, %s\n  command    %s\n  edition    %s\n  section    %s\n  "
		"level      %s\n"
		"  says       %s\n",
		clause->id, clause->document_id, clause->document_title, clause->command,
		edition_to_string(clause->edition), clause->section, level_to_string(clause->level),
		clause->says);
	if (clause->untestable)
		fprintf(to, "  untestable %s\n", clause->untestable);
	if (clause->disputed)
		fprintf(to, "  disputed   %s\n", clause->disputed);
	fprintf(to, "  scenarios  %zu\n", count);
	for (size_t i = 0; i < suite->count; i++) {
		const struct scenario *scenario = &suite->scenarios[i];

		if (scenario_shows(scenario, clause))
			fprintf(to, "    %s\n      %s\n", scenario->id, scenario->title);
	}
}

int clause_refuse(const struct suite *suite, const char *typed, struct output *out)
{
	size_t count = 0;
	const char **ids = documents_clause_ids(&suite->documents, suite->arena, &count);
	const char *nearest = ids ? id_nearest(typed, ids, count, suite->arena) : NULL;

	return fail(out, EXIT_MISUSED, MSG_UNKNOWN_CLAUSE, typed, nearest ? "; did you mean '" : "",
		nearest ? nearest : "", nearest ? "'?" : "");
}

/* The clause of that id alone, or all whose ids begin so. */
static int explain_clauses(const struct suite *suite, const char *typed, struct output *out)
{
	const struct clause *exact = documents_find(&suite->documents, typed);
	size_t found = 0;

	if (exact) {
		explain_clause(suite, exact, out->results);
		return EXIT_DONE;
	}
	for (size_t i = 0; i < suite->documents.count; i++) {
		const struct document *document = &suite->documents.items[i];

		for (size_t j = 0; j < document->clause_count; j++) {
			const struct clause *clause = &document->clauses[j];

			if (strncmp(clause->id, typed, strlen(typed)) != 0)
				continue;
			if (found++)
				fputc('\n', out->results);
			explain_clause(suite, clause, out->results);
		}
	}
	return found ? EXIT_DONE : clause_refuse(suite, typed, out);
}

static int run_explain(const struct command_line *line, const void *settings, struct output *out)
{
	cleanup(selection_deinit) struct selection selection = {0};
	const struct command_line usual = {0};
	int status = selection_load(&selection, &usual, out);

	(void)settings;
	return status == EXIT_DONE ? explain_clauses(&selection.suite, line->operands[0], out)
				   : status;
}

/* --- coverage --- */

static const char *clause_status(const struct clause *clause, size_t scenarios)
{
	if (clause->untestable)
		return "untestable";
	return scenarios ? "covered" : "open";
}

static size_t longest_id(const struct document *document)
{
	size_t longest = 0;

	for (size_t i = 0; i < document->clause_count; i++) {
		size_t own = utf8_width(document->clauses[i].id);

		longest = own > longest ? own : longest;
	}
	return longest;
}

/* One document's table; returns how many clauses are open. */
static size_t cover_document(const struct suite *suite, const struct document *document, FILE *to)
{
	int width = (int)longest_id(document);
	size_t open = 0;

	fprintf(to, "%s, about %s in %s: %s\n", document->id, document->command,
		edition_to_string(document->edition), document->title);
	for (size_t i = 0; i < document->clause_count; i++) {
		const struct clause *clause = &document->clauses[i];
		size_t count = count_scenarios(suite, clause);

		open += !count && !clause->untestable;
		fprintf(to, "  %-*s  %-10s  %-10s  %4zu\n", width, clause->id,
			level_to_string(clause->level), clause_status(clause, count), count);
	}
	return open;
}

struct coverage_settings {
	bool markdown;
};

static const struct option_row coverage_options[] = {
	FLAG_OPTION('m', "markdown", "print each clause with its scenarios, as a page",
		struct coverage_settings, markdown),
};

static size_t print_coverage(const struct suite *suite, FILE *to)
{
	const struct documents *documents = &suite->documents;
	size_t open = 0, clauses = 0;

	for (size_t i = 0; i < documents->count; i++) {
		open += cover_document(suite, &documents->items[i], to);
		clauses += documents->items[i].clause_count;
	}
	fprintf(to, "%zu clauses, %zu open\n", clauses, open);
	return open;
}

static int run_coverage(const struct command_line *line, const void *object, struct output *out)
{
	cleanup(selection_deinit) struct selection selection = {0};
	const struct coverage_settings *settings = object;
	int status = selection_load(&selection, line, out);
	size_t open;

	if (status != EXIT_DONE)
		return status;
	if (settings->markdown) {
		clauses_print_markdown(&selection.suite, out->results);
		return EXIT_DONE;
	}
	open = print_coverage(&selection.suite, out->results);
	if (!open)
		return EXIT_DONE;
	return fail(out, EXIT_REFUSED, MSG_OPEN_CLAUSES, open, open == 1 ? "" : "s");
}

const struct command command_explain = {
	.name = "explain",
	.operands = "CLAUSE",
	.summary = "Say what a clause requires, and which scenarios show it",
	COMMAND_OPERANDS(1),
	.run = run_explain,
};

const struct command command_coverage = {
	.name = "coverage",
	.operands = "[PATH...]",
	.summary = "Count the scenarios of every clause; fails while one has none",
	COMMAND_OPTIONS(coverage_options),
	.settings_size = sizeof(struct coverage_settings),
	.operands_max = SIZE_MAX,
	.run = run_coverage,
};
