/* Expected and actual text, line by line. */
#ifndef TSFARM_CONFORMANCE_REPORT_HTML_DIFF_H
#define TSFARM_CONFORMANCE_REPORT_HTML_DIFF_H

#include "base/text.h"

/*
 * Add the lines of both, with "-" and "+" before those of one alone. Long texts are cut with a
 * note.
 */
void diff_add(struct text *to, const char *expected, const char *actual);

/* Add a text as a block, cut in the same way. */
void diff_add_block(struct text *to, const char *text);

#endif
