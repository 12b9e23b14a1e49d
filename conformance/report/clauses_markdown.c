#include "conformance/report/clauses_markdown.h"

#include <string.h>

/* Words of somebody's: what Markdown would take for its own is escaped. */
static void print_text(FILE *to, const char *text)
{
	for (; *text; text++) {
		if (strchr("\\`*_{}[]<>#|", *text))
			fputc('\\', to);
		fputc(*text == '\n' ? ' ' : *text, to);
	}
}

/* How many cases of the scenario's file follow one another from here on. */
static size_t count_cases(const struct suite *suite, size_t at)
{
	size_t next = at;

	while (next < suite->count &&
		strcmp(suite->scenarios[next].file_id, suite->scenarios[at].file_id) == 0 &&
		suite->scenarios[next].edition == suite->scenarios[at].edition)
		next++;
	return next - at;
}

static void print_scenario(const struct scenario *scenario, size_t cases, FILE *to)
{
	fprintf(to, "- [%s](../scenarios/%s.yaml)", scenario->file_id, scenario->file_id);
	if (scenario->level != LEVEL_DOCUMENTED)
		fprintf(to, ", %s", level_to_string(scenario->level));
	if (cases > 1)
		fprintf(to, ", %zu cases, the first", cases);
	fputs(": ", to);
	print_text(to, scenario->title);
	fputc('\n', to);
}

static void print_clause(const struct suite *suite, const struct clause *clause, FILE *to)
{
	bool any = false;

	fprintf(to, "\n### %s\n\n", clause->id);
	print_text(to, clause->says);
	fputs("\n\nSection ", to);
	print_text(to, clause->section);
	fprintf(to, "; %s.", level_to_string(clause->level));
	if (clause->untestable) {
		fputs(" No scenario can show it: ", to);
		print_text(to, clause->untestable);
	}
	if (clause->disputed) {
		fputs(" Disputed: ", to);
		print_text(to, clause->disputed);
	}
	fputc('\n', to);
	for (size_t i = 0, cases; i < suite->count; i += cases) {
		cases = count_cases(suite, i);
		if (!scenario_shows(&suite->scenarios[i], clause))
			continue;
		fputs(any ? "" : "\n", to);
		print_scenario(&suite->scenarios[i], cases, to);
		any = true;
	}
}

void clauses_print_markdown(const struct suite *suite, FILE *to)
{
	fputs("# Clauses and scenarios\n\n"
	      "Each statement of the documents, and the scenarios that are written from it.\n"
	      "Printed by `tsconform coverage --markdown`; a test compares this page.\n",
		to);
	for (size_t i = 0; i < suite->documents.count; i++) {
		const struct document *document = &suite->documents.items[i];

		fprintf(to, "\n## %s: ", document->id);
		print_text(to, document->title);
		fprintf(to, "\n\nAbout the command `%s` of edition `%s`.\n", document->command,
			edition_to_string(document->edition));
		for (size_t j = 0; j < document->clause_count; j++)
			print_clause(suite, &document->clauses[j], to);
	}
}
