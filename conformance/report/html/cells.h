/* The cases of each cell of a matrix, as HTML. */
#ifndef TSFARM_CONFORMANCE_REPORT_HTML_CELLS_H
#define TSFARM_CONFORMANCE_REPORT_HTML_CELLS_H

#include "conformance/report/html/matrix.h"

/* Read the cases of all runs into the cells. 0, -ENOMEM, or the answer of results_read_cases(). */
int cells_fill(struct matrix *matrix, struct results *results);

#endif
