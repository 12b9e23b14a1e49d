/*
 * Pieces of HTML around texts that others wrote. Nothing of such a text becomes markup: characters
 * that HTML knows are escaped; bytes that are no UTF-8, control characters and characters that are
 * invisible or turn the writing round are shown as "\x1B" or "\u202E".
 */
#ifndef TSFARM_BASE_MARKUP_H
#define TSFARM_BASE_MARKUP_H

#include "base/text.h"

/* The text as content of an element, what had to be shown in other words marked. */
void markup_add_text(struct text *to, const char *text);
void markup_add_bytes(struct text *to, const char *bytes, size_t length);

/* The text as the value of an attribute, between double quotes that are the caller's. */
void markup_add_attribute(struct text *to, const char *text);

/* The text within `<element>` and `</element>`. */
void markup_add_element(struct text *to, const char *element, const char *text);

#endif
