/*
 * HTML around texts of others, which never become markup. Special characters of HTML are escaped.
 * Bytes that are not UTF-8, control characters, and characters that are invisible or change the
 * direction of writing are shown as "\x1B" or "\u202E".
 */
#ifndef TSFARM_BASE_MARKUP_H
#define TSFARM_BASE_MARKUP_H

#include "base/text.h"

/* Add the text as content of an element. Escapes such as "\x1B" are marked by a class. */
void markup_add_text(struct text *to, const char *text);
void markup_add_bytes(struct text *to, const char *bytes, size_t length);

/* Add the text as the value of an attribute. The caller writes the double quotes around it. */
void markup_add_attribute(struct text *to, const char *text);

/* Add the text between `<element>` and `</element>`. */
void markup_add_element(struct text *to, const char *element, const char *text);

#endif
