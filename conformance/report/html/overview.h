/* The parts of the page around the matrix: summary, filter, runs. */
#ifndef TSFARM_CONFORMANCE_REPORT_HTML_OVERVIEW_H
#define TSFARM_CONFORMANCE_REPORT_HTML_OVERVIEW_H

#include "conformance/report/html/matrix.h"

/* Add a table with a row for each run: a verdict for each level, and a count for each verdict. */
void overview_add_summary(struct text *to, const struct matrix *matrix);

/* Add the form of the filter, which is hidden without scripts. */
void overview_add_filter(struct text *to, const struct matrix *matrix);

/* Add the times and machines of the runs. */
void overview_add_runs(struct text *to, const struct matrix *matrix);

#endif
