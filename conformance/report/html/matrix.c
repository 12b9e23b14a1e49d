#include "conformance/report/html/matrix.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/macros.h"
#include "base/markup.h"
#include "conformance/report/html/case.h"

/* How far the reading of a run is. */
struct gathering {
	struct matrix *matrix;
	size_t run;
	uint64_t number;    /* of the case before */
	enum verdict first; /* of its first round */
	bool differs;
};

/* --- Clauses --- */

static int find_document(
	struct matrix *matrix, const struct result_clause *clause, size_t *ret_place)
{
	struct matrix_document *document;

	for (size_t i = 0; i < matrix->document_count; i++) {
		if (strcmp(matrix->documents[i].id, clause->document) == 0) {
			*ret_place = i;
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
	*ret_place = matrix->document_count++;
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

/* --- Cases --- */

/* The lines of scenarios that do not always go the same way. */
static void note_round(struct gathering *gathering, const struct result_case *item)
{
	struct matrix_flaky *flaky = &gathering->matrix->flaky[gathering->run];

	if (item->number != gathering->number) {
		gathering->number = item->number;
		gathering->first = item->verdict;
		gathering->differs = false;
		return;
	}
	if (gathering->differs || item->verdict == gathering->first || !item->reached)
		return;
	gathering->differs = true;
	if (flaky->count++ < MATRIX_LINES)
		markup_add_element(&flaky->lines, "li", item->scenario);
}

static bool has_to_tell(const struct result_case *item)
{
	return item->finding_count || verdict_is_bad(item->verdict);
}

/* Is there room to show the case in full, under the clause that it is written from first? */
static bool is_full(
	const struct matrix *matrix, const struct matrix_cell *home, const struct result_case *item)
{
	return item->reached && has_to_tell(item) && matrix->full_count < MATRIX_FULL_ON_PAGE &&
	       home->full_count < MATRIX_FULL_IN_CELL;
}

static void add_line(struct matrix_cell *cell, const struct result_case *item, const char *id)
{
	bool passed = item->verdict == VERDICT_PASSED;
	size_t *count = passed ? &cell->passed_count : &cell->line_count;

	if (*count == MATRIX_LINES)
		return;
	++*count;
	case_add_line(passed ? &cell->passed : &cell->lines, item, id);
}

/* A case that is at hand, and where it is shown in full: the empty id for nowhere. */
struct placing {
	struct gathering *gathering;
	const struct result_case *item;
	bool placed;
	char id[64];
};

static int place_in_full(struct placing *placing, struct matrix_cell *cell)
{
	struct matrix *matrix = placing->gathering->matrix;
	size_t run = placing->gathering->run;

	snprintf(placing->id, sizeof(placing->id), "s%zun%" PRIu64 "r%" PRIu64, run + 1,
		placing->item->number, placing->item->round);
	matrix->full_count++;
	cell->full_count++;
	return case_add(&cell->full, matrix, &matrix->runs[run], placing->item, placing->id);
}

static int place_case(struct placing *placing, const struct matrix_row *row)
{
	struct matrix_cell *cell = &row->cells[placing->gathering->run];
	bool first = !placing->placed;

	placing->placed = true;
	if (row->number)
		placing->gathering->matrix->documents[row->document].judged = true;
	cell->verdicts[placing->item->verdict]++;
	if (first && is_full(placing->gathering->matrix, cell, placing->item))
		return place_in_full(placing, cell);
	add_line(cell, placing->item, *placing->id ? placing->id : NULL);
	return 0;
}

static int find_command(
	struct matrix *matrix, const char *name, struct matrix_command **ret_command)
{
	struct matrix_command *command;

	for (size_t i = 0; i < matrix->command_count; i++) {
		if (strcmp(matrix->commands[i].name, name) == 0) {
			*ret_command = &matrix->commands[i];
			return 0;
		}
	}
	command = arena_append(
		matrix->arena, &matrix->commands, matrix->command_count, sizeof(*command));
	if (!command)
		return -ENOMEM;
	command->name = arena_copy(matrix->arena, name);
	command->counts =
		arena_alloc(matrix->arena, (matrix->run_count + 1) * sizeof(*command->counts));
	matrix->command_count++;
	*ret_command = command;
	return command->name && command->counts ? 0 : -ENOMEM;
}

static int count_case(struct gathering *gathering, const struct result_case *item)
{
	struct matrix_command *command;
	int r = find_command(gathering->matrix, item->command, &command);

	if (r == 0)
		result_count(&command->counts[gathering->run], item);
	return r;
}

static int take_case(void *context, const struct result_case *item)
{
	struct placing placing = {.gathering = context, .item = item};
	const struct matrix *matrix = placing.gathering->matrix;
	int r = count_case(context, item);

	note_round(context, item);
	for (size_t i = 0; i < item->clause_count && r == 0; i++) {
		const struct matrix_row *row = matrix_find(matrix, item->clauses[i]);

		if (row)
			r = place_case(&placing, row);
	}
	return placing.placed || r != 0 ? r : place_case(&placing, &matrix->rows[0]);
}

/* --- All of it --- */

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
	int r;

	*matrix = (struct matrix){.arena = arena_new(), .runs = runs, .run_count = run_count};
	if (!matrix->arena)
		return -ENOMEM;
	matrix->flaky = arena_alloc(matrix->arena, (run_count + 1) * sizeof(*matrix->flaky));
	if (!matrix->flaky)
		return -ENOMEM;
	r = gather_clauses(matrix, results);
	for (size_t i = 0; r == 0 && i < run_count; i++) {
		struct gathering gathering = {.matrix = matrix, .run = i};

		r = results_read_cases(results, &runs[i], take_case, &gathering);
	}
	return r;
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
