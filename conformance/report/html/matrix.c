#include "conformance/report/html/matrix.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"

/* The reading of the clauses of a run. */
struct gathering {
	struct matrix *matrix;
	size_t run;
};

/* --- Clauses --- */

static int find_document(
	struct matrix *matrix, const struct result_clause *clause, size_t *ret_index)
{
	struct matrix_document *document;

	for (size_t i = 0; i < matrix->document_count; i++) {
		if (strcmp(matrix->documents[i].id, clause->document) == 0) {
			*ret_index = i;
			return 0;
		}
	}
	document = arena_append(
		matrix->arena, &matrix->documents, matrix->document_count, sizeof(*document));
	if (!document)
		return -ENOMEM;
	document->id = arena_copy(matrix->arena, clause->document);
	document->title = arena_copy(matrix->arena, clause->document_title);
	document->command = arena_copy(matrix->arena, clause->command);
	document->edition = clause->edition;
	*ret_index = matrix->document_count++;
	return document->id && document->title && document->command ? 0 : -ENOMEM;
}

static int copy_clause(
	struct arena *arena, const struct result_clause *clause, struct result_clause *ret_clause)
{
	*ret_clause = (struct result_clause){
		.id = arena_copy(arena, clause->id),
		.document = arena_copy(arena, clause->document),
		.document_title = arena_copy(arena, clause->document_title),
		.command = arena_copy(arena, clause->command),
		.section = arena_copy(arena, clause->section),
		.says = arena_copy(arena, clause->says),
		.untestable = arena_copy(arena, clause->untestable),
		.level = clause->level,
		.edition = clause->edition,
	};
	return ret_clause->id && ret_clause->document && ret_clause->document_title &&
			       ret_clause->command && ret_clause->section && ret_clause->says
		       ? 0
		       : -ENOMEM;
}

static bool has_row(const struct matrix *matrix, const char *id)
{
	for (size_t i = 1; i < matrix->row_count; i++) {
		if (strcmp(matrix->rows[i].clause.id, id) == 0)
			return true;
	}
	return false;
}

static int add_row(struct matrix *matrix, struct matrix_row **ret_row)
{
	struct matrix_row *row =
		arena_append(matrix->arena, &matrix->rows, matrix->row_count, sizeof(*row));

	if (!row)
		return -ENOMEM;
	row->number = matrix->row_count++;
	row->cells = arena_alloc(matrix->arena, (matrix->run_count + 1) * sizeof(*row->cells));
	*ret_row = row;
	return row->cells ? 0 : -ENOMEM;
}

static int take_clause(void *context, const struct result_clause *clause)
{
	struct gathering *gathering = context;
	struct matrix *matrix = gathering->matrix;
	struct matrix_row *row;
	int r;

	if (gathering->run > 0 && has_row(matrix, clause->id))
		return 0;
	r = add_row(matrix, &row);
	if (r == 0)
		r = copy_clause(matrix->arena, clause, &row->clause);
	return r == 0 ? find_document(matrix, clause, &row->document) : r;
}

static int compare_rows(const void *a, const void *b)
{
	const struct matrix_row *const *left = a, *const *right = b;

	return strcmp((*left)->clause.id, (*right)->clause.id);
}

static int sort_rows(struct matrix *matrix)
{
	matrix->sorted = arena_alloc(matrix->arena, matrix->row_count * sizeof(*matrix->sorted));
	if (!matrix->sorted)
		return -ENOMEM;
	for (size_t i = 1; i < matrix->row_count; i++)
		matrix->sorted[i - 1] = &matrix->rows[i];
	qsort(matrix->sorted, matrix->row_count - 1, sizeof(*matrix->sorted), compare_rows);
	return 0;
}

const struct matrix_row *matrix_find(const struct matrix *matrix, const char *clause)
{
	struct matrix_row key = {.clause.id = clause};
	const struct matrix_row *wanted = &key;
	struct matrix_row **found = bsearch(&wanted, matrix->sorted, matrix->row_count - 1,
		sizeof(*matrix->sorted), compare_rows);

	return found ? *found : NULL;
}

/* --- The matrix --- */

static int gather_clauses(struct matrix *matrix, struct results *results)
{
	struct matrix_row *none;
	int r = add_row(matrix, &none);

	for (size_t i = 0; r == 0 && i < matrix->run_count; i++) {
		struct gathering gathering = {.matrix = matrix, .run = i};

		r = results_read_clauses(results, &matrix->runs[i], take_clause, &gathering);
	}
	return r == 0 ? sort_rows(matrix) : r;
}

int matrix_init(struct matrix *matrix, struct results *results, const struct result_run *runs,
	size_t run_count)
{
	*matrix = (struct matrix){.arena = arena_new(), .runs = runs, .run_count = run_count};
	if (!matrix->arena)
		return -ENOMEM;
	matrix->flaky = arena_alloc(matrix->arena, (run_count + 1) * sizeof(*matrix->flaky));
	if (!matrix->flaky)
		return -ENOMEM;
	return gather_clauses(matrix, results);
}

static void cell_deinit(struct matrix_cell *cell)
{
	text_deinit(&cell->full);
	text_deinit(&cell->lines);
	text_deinit(&cell->passed);
}

void matrix_deinit(struct matrix *matrix)
{
	for (size_t i = 0; i < matrix->row_count; i++) {
		for (size_t j = 0; matrix->rows[i].cells && j < matrix->run_count; j++)
			cell_deinit(&matrix->rows[i].cells[j]);
	}
	for (size_t i = 0; matrix->flaky && i < matrix->run_count; i++)
		text_deinit(&matrix->flaky[i].lines);
	arena_free(matrix->arena);
}

uint64_t matrix_cell_cases(const struct matrix_cell *cell)
{
	uint64_t count = 0;

	for (size_t i = 0; i <= VERDICT_COUNT; i++)
		count += cell->verdicts[i];
	return count;
}
