/* Windows alone: its texts are UTF-16, ours UTF-8; its errors are numbers of its own, ours errno's. */
#ifndef TSFARM_CONFORMANCE_WIDE_H
#define TSFARM_CONFORMANCE_WIDE_H

#include <wchar.h>

/* The text in the other form, which the caller frees; NULL without memory. */
wchar_t *wide_from_utf8(const char *text);
char *wide_to_utf8(const wchar_t *text);

/* Negative errno for the number of GetLastError(). */
int wide_error(unsigned long error);

#endif
