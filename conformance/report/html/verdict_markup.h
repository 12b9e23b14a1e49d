/* How verdicts look on a page. */
#ifndef TSFARM_CONFORMANCE_REPORT_HTML_VERDICT_MARKUP_H
#define TSFARM_CONFORMANCE_REPORT_HTML_VERDICT_MARKUP_H

#include "base/text.h"
#include "conformance/suite/verdict.h"

/* "failed" with its sign in front, as a label in its colour; `verdict` may be VERDICT_COUNT. */
void verdict_markup_add(struct text *to, enum verdict verdict);

/* What stands for a verdict where there is no room, and in class names: "✗", "failed". */
const char *verdict_markup_sign(enum verdict verdict);
const char *verdict_markup_class(enum verdict verdict);

/* What people read: "not reached" for VERDICT_COUNT. */
const char *verdict_markup_words(enum verdict verdict);

#endif
