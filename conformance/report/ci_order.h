/*
 * Commands in a log that a CI service obeys. GitHub's runner obeys a line that begins with "::" after
 * blanks, and "##[" anywhere. Azure's obeys "##vso[", TeamCity "##teamcity[". A report escapes one
 * character of each in the output of a subject.
 */
#ifndef TSFARM_CONFORMANCE_REPORT_CI_ORDER_H
#define TSFARM_CONFORMANCE_REPORT_CI_ORDER_H

#include <stdbool.h>

/*
 * Whether the character at `at` must be escaped. `text` is the beginning of the text and of a line.
 */
bool ci_order_is_at(const char *text, const char *at);

#endif
