/* What was expected and what was there, line by line. */
#ifndef TSFARM_CONFORMANCE_REPORT_HTML_DIFF_H
#define TSFARM_CONFORMANCE_REPORT_HTML_DIFF_H

#include "base/text.h"

/* Add the lines of both: those of one alone behind "-" and "+". Very long texts are cut, and say so. */
void diff_add(struct text *to, const char *expected, const char *actual);

/* Add a text as a block of its own, cut in the same way. */
void diff_add_block(struct text *to, const char *text);

#endif
