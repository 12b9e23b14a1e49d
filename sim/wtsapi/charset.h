/* The two ways in which the API writes text, and UTF-8 between them. */
#ifndef TSFARM_SIM_WTSAPI_CHARSET_H
#define TSFARM_SIM_WTSAPI_CHARSET_H

#include <stddef.h>

#include "base/text.h"

/* Functions that end in A and in W: the code page of the process (UTF-8 but on Windows), and UTF-16. */
enum charset {
	CHARSET_ANSI,
	CHARSET_WIDE
};

/* The size of a unit, in bytes. */
size_t charset_unit(enum charset charset);

/* The length of the text in bytes, without what ends it. */
size_t charset_length(enum charset charset, const void *text);

/* Add `length` bytes of text to `utf8`. What no character is, becomes U+FFFD. */
void charset_read(enum charset charset, const void *text, size_t length, struct text *utf8);

/* Add the text, without what ends it, to `bytes`. */
void charset_write(enum charset charset, const char *utf8, struct text *bytes);

/* Write the text into a field of `room` units, cut between characters and ended where it has room. */
void charset_write_field(enum charset charset, const char *utf8, void *field, size_t room);

#endif
