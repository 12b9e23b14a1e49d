/*
 * Characters (code points) of UTF-8, and the columns of a terminal that they take. A byte that is not
 * part of a well-formed character counts as one character, which is negative.
 */
#ifndef TSFARM_BASE_UTF8_H
#define TSFARM_BASE_UTF8_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/text.h"

/* U+FFFD, shown in place of a byte that is not UTF-8. */
#define UTF8_REPLACEMENT "\xEF\xBF\xBD"
enum {
	UTF8_REPLACEMENT_CHARACTER = 0xFFFD
};

/* Read the first character of `length` bytes (1 at least). Returns the number of its bytes. */
size_t utf8_take(const char *bytes, size_t length, int32_t *ret_character);

/* Read the next character of a text and move on. The text must not be at its end. */
int32_t utf8_next(const char **text);

/* Return the number of bytes of a character that begins with `first`; 1 if none does. */
size_t utf8_expected(char first);

/* Whether the byte continues a character. */
bool utf8_continues(char byte);

bool utf8_is_valid(const char *text);

/* Count the characters of a well-formed text. */
size_t utf8_length(const char *text);

/* Return the byte offset of the character of that number (from 0), at most `length`. */
size_t utf8_offset(const char *bytes, size_t length, size_t character);

/*
 * Return the longest length up to `most` that does not end within a character. The text has at least
 * `most` bytes.
 */
size_t utf8_cut(const char *text, size_t most);

void utf8_add(struct text *to, int32_t character);

/* Add a text with U+FFFD for each byte that is not UTF-8. */
void utf8_add_mended(struct text *to, const char *text);

/* --- On a terminal --- */

/* Add a text. Bytes that a terminal would not show are written as "\x1B". */
void utf8_add_escaped(struct text *to, const char *text);

/*
 * Likewise add a formatted text. A line feed at the end of the format stays one, and all line feeds do if the
 * format has some before its end.
 */
void utf8_print_escaped(struct text *to, const char *format, ...) printf_like(2, 3);
void utf8_vprint_escaped(struct text *to, const char *format, va_list values) printf_like(2, 0);

/*
 * Whether a terminal shows the character. It obeys control characters, and turns or ends lines at
 * others.
 */
bool utf8_is_printable(int32_t character);

/*
 * Add a text that is written in JSON or within double quotes in YAML: characters from U+007F up that a
 * terminal does not show become "\u202E". A byte that is not UTF-8 becomes "\uFFFD".
 */
void utf8_add_unicode_escapes(struct text *to, const char *text);

/* Add the bytes with '?' for each character that a terminal does not show. */
void utf8_add_printable(struct text *to, const char *bytes, size_t length);

/* Count columns; ill-formed bytes take one each. */
size_t utf8_character_width(int32_t character);
size_t utf8_width(const char *text);

#endif
