/* Texts of others in the formats of reports. */
#ifndef TSFARM_CONFORMANCE_REPORT_TEXT_H
#define TSFARM_CONFORMANCE_REPORT_TEXT_H

#include "base/text.h"
#include "conformance/results/result.h"

/*
 * Add a text as content of an element of XML 1.0, or between double quotes. Characters that XML does
 * not allow become U+FFFD. CI commands (ci_order.h) are written as character references.
 */
void report_add_xml(struct text *to, const char *text);

/*
 * Add a text as the value of a GitHub workflow command, or of its `property`. Bytes that are not UTF-8
 * become U+FFFD; control characters and CI commands are escaped.
 */
void report_add_github(struct text *to, const char *text, bool property);

/* Add the first line of the text, and "..." if there are more. */
void report_add_first_line(struct text *to, const char *text);

/* The path of the file relative to GITHUB_WORKSPACE or the current folder, if it is below one. */
const char *report_file(const char *file);

/*
 * Add the description of a failure, in lines: clauses, commands, findings, and how to run it again.
 */
void report_add_failure(
	struct text *to, const struct result_run *run, const struct result_case *item);

/* Add the exit status and the standard error of the last command, for formats that do not have them. */
void report_add_end(struct text *to, const struct result_case *item);

/* Add "changes: expected none, was session-ended WF12/3 ..." in one line; or the reason. */
void report_add_headline(struct text *to, const struct result_case *item);

#endif
