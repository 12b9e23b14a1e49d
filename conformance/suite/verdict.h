/* The verdict on a scenario. */
#ifndef TSFARM_CONFORMANCE_SUITE_VERDICT_H
#define TSFARM_CONFORMANCE_SUITE_VERDICT_H

#include <stdbool.h>

enum verdict {
	VERDICT_PASSED,
	VERDICT_FAILED,
	VERDICT_EXPECTED_FAILURE,
	VERDICT_UNEXPECTED_PASS,
	VERDICT_SKIPPED,
	VERDICT_ERROR,       /* the harness failed, not the subject */
	VERDICT_NOT_OFFERED, /* the subject's file says that it does not offer what is needed */
	VERDICT_COUNT
};
const char *verdict_to_string(enum verdict verdict);
bool verdict_from_string(const char *text, enum verdict *ret_verdict);

/* Whether a run with this verdict fails. */
bool verdict_is_bad(enum verdict verdict);

#endif
