/* Results as one HTML file that needs nothing else: no network, no script to be read. */
#ifndef TSFARM_CONFORMANCE_REPORT_HTML_H
#define TSFARM_CONFORMANCE_REPORT_HTML_H

#include <stdio.h>

#include "conformance/results/results.h"

/*
 * Write the page of these runs, a column of the matrix each. Returns 0, -ENOMEM, or how reading
 * ended; nothing was written then. What could not be written is for the caller to ask of `to`.
 */
int report_html(struct results *results, const struct result_run *runs, size_t run_count, FILE *to);

#endif
