/* A case in full: what was typed, what was expected and what happened. */
#ifndef TSFARM_CONFORMANCE_REPORT_HTML_CASE_H
#define TSFARM_CONFORMANCE_REPORT_HTML_CASE_H

#include "base/text.h"
#include "conformance/report/html/matrix.h"

/* Add it as a closed block that links find under `id`. Returns 0 or -ENOMEM. */
int case_add(struct text *to, const struct matrix *matrix, const struct result_run *run,
	const struct result_case *item, const char *id);

/* Add it as a line of a list: a link to `id`, or its bare name where that is NULL. */
void case_add_line(struct text *to, const struct result_case *item, const char *id);

#endif
