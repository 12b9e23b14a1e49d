/* The sessions of a case, before and after. */
#ifndef TSFARM_CONFORMANCE_REPORT_HTML_FARM_TABLE_H
#define TSFARM_CONFORMANCE_REPORT_HTML_FARM_TABLE_H

#include "base/text.h"
#include "conformance/results/result.h"

/*
 * Add a table of the sessions that changed, that were expected to change, and in which commands were
 * typed. Adds nothing if the farms were not kept. 0 or -ENOMEM.
 */
int farm_table_add(struct text *to, const struct result_case *item);

#endif
