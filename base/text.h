/* A text that grows: built piece by piece, then read. */
#ifndef TSFARM_BASE_TEXT_H
#define TSFARM_BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/macros.h"

/*
 * `bytes` ends in NUL after the first addition, and is NULL before. On ENOMEM `failed` is set and
 * stays set, and later additions do nothing, so that a caller checks once, at the end.
 */
struct text {
	char *bytes;
	size_t length, room;
	bool failed;
};

/* Make an empty text; `{0}` is the same. Does not free a former one. */
void text_init(struct text *text);

/* Free the bytes. The text is empty again, without `failed`. */
void text_deinit(struct text *text);

/*
 * Add a copy at the end: a text, `length` bytes (also NULs), one byte, or as printf() prints. On
 * failure nothing is added, and `failed` is set.
 */
void text_add(struct text *text, const char *words);
void text_add_bytes(struct text *text, const char *bytes, size_t length);
void text_add_char(struct text *text, char c);
void text_printf(struct text *text, const char *format, ...) printf_like(2, 3);
void text_vprintf(struct text *text, const char *format, va_list values) printf_like(2, 0);

/* Make the text empty, and keep its memory. */
void text_clear(struct text *text);

/* The text, never NULL; it belongs to `text` and lives until that changes. */
const char *text_string(const struct text *text);

/* Whether both are the same bytes, or both are NULL. */
bool text_equal(const char *a, const char *b);

#endif
