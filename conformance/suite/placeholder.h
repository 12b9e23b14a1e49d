/* Texts with `{name}` in them, and `{{` for a brace. */
#ifndef TSFARM_CONFORMANCE_SUITE_PLACEHOLDER_H
#define TSFARM_CONFORMANCE_SUITE_PLACEHOLDER_H

#include <stdbool.h>

#include "base/text.h"

/* What is wrong with such a text. */
enum placeholder_trouble {
	PLACEHOLDER_FINE,
	PLACEHOLDER_NOT_CLOSED,
	PLACEHOLDER_UNKNOWN
};

/*
 * Add the text to `to` with the value of each placeholder in its place. `value` adds the value of
 * one, or says that there is none: its name is then in `ret_name`, which takes `size` bytes.
 */
enum placeholder_trouble placeholder_replace(const char *text,
	bool (*value)(void *context, const char *name, struct text *to), void *context,
	struct text *to, char *ret_name, size_t size);

#endif
