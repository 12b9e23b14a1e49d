/* Files of results for tests of reports: small ones with everything that may go wrong, and big ones. */
#ifndef TSFARM_CONFORMANCE_RESULTS_TESTS_SAMPLE_RESULTS_H
#define TSFARM_CONFORMANCE_RESULTS_TESTS_SAMPLE_RESULTS_H

#include <stddef.h>

/*
 * Write a file of two runs: run 1 of "native", which conforms but for a known failure, and run 2 of
 * "rewrite", which has every verdict, two rounds, texts that look like markup and bytes that are no
 * text, and was killed. Returns 0 or how writing ended.
 */
int sample_results_write(const char *path);

/* Write a run of `count` cases of 130 clauses, one in `failing` of which fails. */
int sample_results_write_many(const char *path, size_t count, size_t failing);

#endif
