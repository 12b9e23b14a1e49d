/* What a person sees around the matrix: how the runs went, and the means to look for more. */
#ifndef TSFARM_CONFORMANCE_REPORT_HTML_OVERVIEW_H
#define TSFARM_CONFORMANCE_REPORT_HTML_OVERVIEW_H

#include "conformance/report/html/matrix.h"

/* A row for each run: a verdict for each level, and a count for each verdict. */
void overview_add_summary(struct text *to, const struct matrix *matrix);

/* The form that a script works with; hidden where none runs. */
void overview_add_filter(struct text *to, const struct matrix *matrix);

/* When and where the runs ran. */
void overview_add_runs(struct text *to, const struct matrix *matrix);

#endif
