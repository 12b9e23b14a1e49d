#include "conformance/results/store/request.h"
#include "conformance/results/store/store.h"

int results_has_documents(struct results *results, const char *documents, bool *ret_has)
{
	cleanup(request_end) struct request request = request_begin(results, REQUEST_CLAUSE_ANY);
	int r;

	request_bind_text(&request, ":documents", documents);
	r = request_step(&request);
	*ret_has = r == 1;
	return r == 1 ? 0 : r;
}

int results_add_clause(struct results *results, const char *documents, uint64_t number,
	const struct result_clause *clause)
{
	cleanup(request_end) struct request request = request_begin(results, REQUEST_CLAUSE_INSERT);

	request_bind_text(&request, ":documents", documents);
	request_bind_integer(&request, ":number", (int64_t)number);
	request_bind_text(&request, ":clause", clause->id);
	request_bind_text(&request, ":document", clause->document);
	request_bind_text(&request, ":document_title", clause->document_title);
	request_bind_text(&request, ":section", clause->section);
	request_bind_text(&request, ":says", clause->says);
	request_bind_text(&request, ":level", level_to_string(clause->level));
	request_bind_text(&request, ":untestable", clause->untestable);
	request_bind_text(&request, ":command", clause->command);
	return request_run(&request);
}

int results_read_clauses(struct results *results, const struct result_run *run,
	int (*take)(void *context, const struct result_clause *clause), void *context)
{
	cleanup(request_end) struct request request = request_begin(results, REQUEST_CLAUSE_LIST);
	int r;

	request_bind_text(&request, ":documents", run->documents);
	while ((r = request_step(&request)) == 1) {
		struct result_clause clause = {
			.id = request_word(&request, 0),
			.document = request_word(&request, 1),
			.document_title = request_word(&request, 2),
			.section = request_word(&request, 3),
			.says = request_word(&request, 4),
			.untestable = request_text(&request, 5),
			.command = request_word(&request, 7),
		};

		if (!level_from_string(request_word(&request, 6), &clause.level))
			return RESULTS_E_CORRUPT;
		r = take(context, &clause);
		if (r != 0)
			return r;
	}
	return r;
}
