/* The matrix as tables: clauses by runs, a table for each document. */
#ifndef TSFARM_CONFORMANCE_REPORT_HTML_MATRIX_TABLE_H
#define TSFARM_CONFORMANCE_REPORT_HTML_MATRIX_TABLE_H

#include "conformance/report/html/matrix.h"

void matrix_table_add(struct text *to, const struct matrix *matrix);

#endif
