/* Parts of results in JSON (schemas/results.schema.json). The caller owns them; NULL on ENOMEM. */
#ifndef TSFARM_CONFORMANCE_REPORT_JSON_H
#define TSFARM_CONFORMANCE_REPORT_JSON_H

#include <jansson.h>

#include "conformance/results/result.h"

json_t *report_json_run(const struct result_run *run);
json_t *report_json_verdicts(const struct result_counts *counts);
json_t *report_json_levels(const struct result_counts *counts);

#endif
