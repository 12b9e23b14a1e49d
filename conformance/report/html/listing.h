/* The cases of each clause, run by run. */
#ifndef TSFARM_CONFORMANCE_REPORT_HTML_LISTING_H
#define TSFARM_CONFORMANCE_REPORT_HTML_LISTING_H

#include "conformance/report/html/matrix.h"

void listing_begin(struct text *to);

/*
 * Add the cases of one row, and free the texts of its cells. Adds nothing for an empty row 0, and for
 * documents without cases.
 */
void listing_add(struct text *to, const struct matrix *matrix, size_t row);

void listing_end(struct text *to);

#endif
