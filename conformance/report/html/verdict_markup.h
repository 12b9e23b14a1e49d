/* Verdicts as HTML. */
#ifndef TSFARM_CONFORMANCE_REPORT_HTML_VERDICT_MARKUP_H
#define TSFARM_CONFORMANCE_REPORT_HTML_VERDICT_MARKUP_H

#include "base/text.h"
#include "conformance/suite/verdict.h"

/*
 * Add the sign and the word of a verdict as a label in its colour. VERDICT_COUNT is "not reached".
 */
void verdict_markup_add(struct text *to, enum verdict verdict);

/* The sign and the CSS class of a verdict: "✗", "failed". */
const char *verdict_markup_sign(enum verdict verdict);
const char *verdict_markup_class(enum verdict verdict);

/* The words of a verdict: "not reached" for VERDICT_COUNT. */
const char *verdict_markup_words(enum verdict verdict);

#endif
