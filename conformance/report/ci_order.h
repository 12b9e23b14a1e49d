/*
 * Lines of a log that a CI service obeys. GitHub's runner obeys a line that begins with "::" after
 * blanks, and "##[" anywhere; Azure's obeys "##vso[", TeamCity "##teamcity[". What a subject prints
 * must give no orders: a report escapes one character of each.
 */
#ifndef TSFARM_CONFORMANCE_REPORT_CI_ORDER_H
#define TSFARM_CONFORMANCE_REPORT_CI_ORDER_H

#include <stdbool.h>

/* Is the character at `at` the one to escape? `text` is where the text begins, which begins a line. */
bool ci_order_is_at(const char *text, const char *at);

#endif
