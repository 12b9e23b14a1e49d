/*
 * Lines as libedit has them, one wchar_t for each character. POSIX only. A byte that is no character of the
 * terminal (ill-formed UTF-8, or not ASCII where the terminal has no UTF-8) is the lone surrogate 0xDC00
 * plus the byte, so that it can be converted back.
 */
#ifndef TSFARM_SHELL_TERMINAL_WIDE_LINE_H
#define TSFARM_SHELL_TERMINAL_WIDE_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

#include "base/text.h"

/* Take the first character of `length` bytes (at least 1). Returns the number of its bytes. */
size_t wide_line_take(const char *bytes, size_t length, bool utf8, wchar_t *ret_character);

/* Convert a text. The caller frees the result, which is NULL without memory. */
wchar_t *wide_line_from_text(const char *text, bool utf8);
void wide_line_freep(wchar_t **line);

/* Add the bytes of `length` characters. */
void wide_line_to_text(const wchar_t *line, size_t length, struct text *to);

#endif
