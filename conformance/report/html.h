/* Results as one HTML file, which needs no network and is readable without scripts. */
#ifndef TSFARM_CONFORMANCE_REPORT_HTML_H
#define TSFARM_CONFORMANCE_REPORT_HTML_H

#include <stdio.h>

#include "conformance/results/results.h"

/*
 * Write the page of these runs, each a column of the matrix. 0, -ENOMEM, or the answer of reading,
 * with nothing written. The caller checks `to` for errors of writing.
 */
int report_html(struct results *results, const struct result_run *runs, size_t run_count, FILE *to);

#endif
