/* Fixed vocabularies: the words of an enum, and suggestions after a typing error. */
#ifndef TSFARM_BASE_WORD_H
#define TSFARM_BASE_WORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

/*
 * The index of `text` among the words, or -1. Case makes no difference; '-', '_' and ' ' are equal.
 */
int word_find(const char *text, const char *const *words, size_t count);

/* The word nearest to `text`, to suggest after a typing error; NULL if none is near. */
const char *word_nearest(const char *text, const char *const *words, size_t count);

/* Add "a, b or c" to `text`. */
void word_list(struct text *text, const char *const *words, size_t count);

/* Read a number of decimal digits alone, from 0 to `max`. Otherwise false, with nothing written. */
bool word_to_number(const char *text, unsigned long long max, unsigned long long *ret_number);

#endif
