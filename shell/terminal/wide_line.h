/*
 * POSIX alone: lines as libedit has them, a wchar_t for each character. A byte that is no part of a
 * character of the terminal (ill-formed UTF-8; any but ASCII where the terminal has no UTF-8) is a lone
 * surrogate, 0xDC00 and the byte, so that it comes out again as it went in.
 */
#ifndef TSFARM_SHELL_TERMINAL_WIDE_LINE_H
#define TSFARM_SHELL_TERMINAL_WIDE_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

#include "base/text.h"

/* The first character of `length` bytes, 1 at least; returns how many of them it has. */
size_t wide_line_take(const char *bytes, size_t length, bool utf8, wchar_t *ret_character);

/* The text, which the caller frees; NULL without memory. */
wchar_t *wide_line_from_text(const char *text, bool utf8);
void wide_line_freep(wchar_t **line);

/* Add the bytes of so many characters. */
void wide_line_to_text(const wchar_t *line, size_t length, struct text *to);

#endif
