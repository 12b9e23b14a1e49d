/* Windows alone: its texts are UTF-16, ours UTF-8; its errors are numbers of its own, ours errno's. */
#ifndef TSFARM_BASE_WIDE_H
#define TSFARM_BASE_WIDE_H

#include <wchar.h>

#include "base/text.h"

/*
 * The text in the other form, which the caller frees; NULL without memory. What is ill-formed becomes
 * U+FFFD.
 */
wchar_t *wide_from_utf8(const char *text);
char *wide_to_utf8(const wchar_t *text);
void wide_freep(wchar_t **wide);

/* Add the text in UTF-8. Returns 0 or -ENOMEM. */
int wide_add(struct text *text, const wchar_t *wide);

/* Negative errno for the number of GetLastError(). */
int wide_error(unsigned long error);

#endif
