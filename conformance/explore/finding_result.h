/* A finding as a result, so that every report format shows it as it shows a failed scenario. */
#ifndef TSFARM_CONFORMANCE_EXPLORE_FINDING_RESULT_H
#define TSFARM_CONFORMANCE_EXPLORE_FINDING_RESULT_H

#include "conformance/explore/shrink.h"
#include "conformance/results/result.h"

/*
 * Fill in the result of the last trial of a finding. `again` is the command line that runs it again.
 * The arena owns what is made. 0 or -ENOMEM.
 */
int finding_result(const struct shrink *shrink, const struct trial *trial, const char *id,
	const char *again, struct arena *arena, struct result_case *ret_case);

#endif
