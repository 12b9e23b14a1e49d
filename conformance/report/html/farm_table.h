/* What became of a farm: the sessions that a case is about, before and after. */
#ifndef TSFARM_CONFORMANCE_REPORT_HTML_FARM_TABLE_H
#define TSFARM_CONFORMANCE_REPORT_HTML_FARM_TABLE_H

#include "base/text.h"
#include "conformance/results/result.h"

/*
 * Add a table of the sessions that changed, that were expected to, and in which commands were typed.
 * Adds nothing where the farms were not kept. Returns 0 or -ENOMEM.
 */
int farm_table_add(struct text *to, const struct result_case *item);

#endif
