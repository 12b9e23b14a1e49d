/* Texts of anybody's in the languages that reports are written in. */
#ifndef TSFARM_CONFORMANCE_REPORT_TEXT_H
#define TSFARM_CONFORMANCE_REPORT_TEXT_H

#include "base/text.h"
#include "conformance/results/result.h"

/*
 * Add it as the content of an element of XML 1.0, or between double quotes: what is no character of
 * XML becomes U+FFFD. What a CI service would obey in a log (ci_order.h) is written by numbers.
 */
void report_add_xml(struct text *to, const char *text);

/*
 * Add it as the value of a GitHub workflow command, or of one of its properties: bytes that are not
 * UTF-8 become U+FFFD, control characters and orders are escaped.
 */
void report_add_github(struct text *to, const char *text, bool property);

/* Add the first line, with "..." when there are more. */
void report_add_first_line(struct text *to, const char *text);

/* The file as people of the project name it: below GITHUB_WORKSPACE, or the current folder. */
const char *report_file(const char *file);

/* Add what a failure consists of, as lines: clauses, what was typed and given, findings, and how to run it again. */
void report_add_failure(
	struct text *to, const struct result_run *run, const struct result_case *item);

/* Add "changes: expected none, was session-ended WF12/3 ..." in one line; or the reason. */
void report_add_headline(struct text *to, const struct result_case *item);

#endif
