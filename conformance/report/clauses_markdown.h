/* All clauses and the scenarios that show them, as a page of Markdown: docs/clauses.md. */
#ifndef TSFARM_CONFORMANCE_REPORT_CLAUSES_MARKDOWN_H
#define TSFARM_CONFORMANCE_REPORT_CLAUSES_MARKDOWN_H

#include <stdio.h>

#include "conformance/suite/scenario.h"

/* Print the page. Its links lead from the folder docs/ to the folder scenarios/ beside it. */
void clauses_print_markdown(const struct suite *suite, FILE *to);

#endif
