/*
 * The data of a page of results: clauses by runs, and in each cell the cases of the clause in the
 * run. cells.h fills the cells in one reading of each run. Cases are kept as HTML: some in full, more
 * as lines, and the rest as numbers, so that a browser can open the page.
 */
#ifndef TSFARM_CONFORMANCE_REPORT_HTML_MATRIX_H
#define TSFARM_CONFORMANCE_REPORT_HTML_MATRIX_H

#include "base/text.h"
#include "conformance/results/results.h"

enum {
	/* in full, on the page and in one cell */
	MATRIX_FULL_ON_PAGE = 500,
	MATRIX_FULL_IN_CELL = 50,
	/* lines of one cell: cases that passed, and others */
	MATRIX_LINES = 50
};

/* The cases of a clause in a run. The last of the verdicts is "not reached". */
struct matrix_cell {
	uint64_t verdicts[VERDICT_COUNT + 1];
	struct text full; /* cases that have something to tell */
	struct text
		lines; /* those that tell it elsewhere on the page, and those beyond the limit */
	struct text passed; /* as lines */
	size_t full_count, line_count, passed_count;
};

struct matrix_row {
	size_t number; /* from 1; 0 is the row of cases that belong to no clause */
	struct result_clause clause;
	size_t document; /* the index of its document */
	struct matrix_cell *cells;
};

struct matrix_document {
	const char *id, *title;
	const char *command; /* which it is about */
	enum edition edition;
	bool judged; /* some run has a case of it */
};

/* What became of the cases that are about a command, in each run. */
struct matrix_command {
	const char *name;
	struct result_counts *counts;
};

/* Of a run: scenarios of which the rounds differ. */
struct matrix_flaky {
	uint64_t count;
	struct text lines;
};

struct matrix {
	struct arena *arena; /* of all but the texts of cells */
	const struct result_run *runs;
	size_t run_count;
	struct matrix_row
		*rows; /* in the order of the documents; the first is the one without clause */
	size_t row_count;
	struct matrix_row **sorted; /* by id, without the first */
	struct matrix_document *documents;
	size_t document_count;
	struct matrix_command *commands; /* in the order of their first cases */
	size_t command_count;
	struct matrix_flaky *flaky; /* of each run */
	size_t full_count;
};

/*
 * Make a row for each clause of the runs, with empty cells. 0, -ENOMEM, or the answer of
 * results_read_clauses(); deinit in any case.
 */
int matrix_init(struct matrix *matrix, struct results *results, const struct result_run *runs,
	size_t run_count);
void matrix_deinit(struct matrix *matrix);

/* The row of a clause; NULL if no document has the clause. */
const struct matrix_row *matrix_find(const struct matrix *matrix, const char *clause);

/* The number of cases in the cell. */
uint64_t matrix_cell_cases(const struct matrix_cell *cell);

#endif
