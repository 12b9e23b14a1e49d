/* What holds of each command that was judged. */
#ifndef TSFARM_CONFORMANCE_REPORT_HTML_COMMAND_TABLE_H
#define TSFARM_CONFORMANCE_REPORT_HTML_COMMAND_TABLE_H

#include "conformance/report/html/matrix.h"

/* A row for each command, where there are several: how many of its cases passed. */
void command_table_add(struct text *to, const struct matrix *matrix);

#endif
