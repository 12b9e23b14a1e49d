#include "conformance/results/store/statements.h"
#include "conformance/results/store/store.h"

int results_has_documents(struct results *results, const char *documents, bool *ret_has)
{
	cleanup(query_end) struct query query =
		query_begin(results->database, STATEMENT_CLAUSE_ANY);
	int r;

	query_bind_text(&query, ":documents", documents);
	r = query_step(&query);
	*ret_has = r == 1;
	return r == 1 ? 0 : r;
}

int results_add_clause(struct results *results, const char *documents, uint64_t number,
	const struct result_clause *clause)
{
	cleanup(query_end) struct query query =
		query_begin(results->database, STATEMENT_CLAUSE_INSERT);

	query_bind_text(&query, ":documents", documents);
	query_bind_integer(&query, ":number", (int64_t)number);
	query_bind_text(&query, ":clause", clause->id);
	query_bind_text(&query, ":document", clause->document);
	query_bind_text(&query, ":document_title", clause->document_title);
	query_bind_text(&query, ":section", clause->section);
	query_bind_text(&query, ":says", clause->says);
	query_bind_text(&query, ":level", level_to_string(clause->level));
	query_bind_text(&query, ":untestable", clause->untestable);
	query_bind_text(&query, ":command", clause->command);
	query_bind_text(&query, ":edition", edition_to_string(clause->edition));
	return query_run(&query);
}

int results_read_clauses(struct results *results, const struct result_run *run,
	int (*take)(void *context, const struct result_clause *clause), void *context)
{
	cleanup(query_end) struct query query =
		query_begin(results->database, STATEMENT_CLAUSE_LIST);
	int r;

	query_bind_text(&query, ":documents", run->documents);
	while ((r = query_step(&query)) == 1) {
		struct result_clause clause = {
			.id = query_word(&query, 0),
			.document = query_word(&query, 1),
			.document_title = query_word(&query, 2),
			.section = query_word(&query, 3),
			.says = query_word(&query, 4),
			.untestable = query_text(&query, 5),
			.command = query_word(&query, 7),
		};

		if (!level_from_string(query_word(&query, 6), &clause.level) ||
			!edition_from_string(query_word(&query, 8), &clause.edition))
			return RESULTS_E_CORRUPT;
		r = take(context, &clause);
		if (r != 0)
			return r;
	}
	return r;
}
