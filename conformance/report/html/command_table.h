/* The verdicts of each command, as a table. */
#ifndef TSFARM_CONFORMANCE_REPORT_HTML_COMMAND_TABLE_H
#define TSFARM_CONFORMANCE_REPORT_HTML_COMMAND_TABLE_H

#include "conformance/report/html/matrix.h"

/* Add a table with a row for each command, if there are several. */
void command_table_add(struct text *to, const struct matrix *matrix);

#endif
