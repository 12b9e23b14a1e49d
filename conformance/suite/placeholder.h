/* Texts with `{name}` in them, and `{{` for a brace. */
#ifndef TSFARM_CONFORMANCE_SUITE_PLACEHOLDER_H
#define TSFARM_CONFORMANCE_SUITE_PLACEHOLDER_H

#include <stdbool.h>

#include "base/text.h"

/* Errors of such a text. */
enum placeholder_trouble {
	PLACEHOLDER_FINE,
	PLACEHOLDER_NOT_CLOSED,
	PLACEHOLDER_UNKNOWN
};

/*
 * Add the text to `to`, with placeholders replaced by their values. `value` adds a value, or returns
 * false for an unknown name, which is then in `ret_name` of `size` bytes.
 */
enum placeholder_trouble placeholder_replace(const char *text,
	bool (*value)(void *context, const char *name, struct text *to), void *context,
	struct text *to, char *ret_name, size_t size);

#endif
