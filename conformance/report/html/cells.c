#include "conformance/report/html/cells.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/macros.h"
#include "base/markup.h"
#include "conformance/report/html/case.h"

/* The reading of the cases of a run. */
struct gathering {
	struct matrix *matrix;
	size_t run;
	uint64_t number;    /* of the case before */
	enum verdict first; /* of its first round */
	bool differs;
};

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

int cells_fill(struct matrix *matrix, struct results *results)
{
	for (size_t i = 0; i < matrix->run_count; i++) {
		struct gathering gathering = {.matrix = matrix, .run = i};
		int r = results_read_cases(results, &matrix->runs[i], take_case, &gathering);

		if (r != 0)
			return r;
	}
	return 0;
}
