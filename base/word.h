/* Fixed vocabularies: the words of an enum, and which of them somebody probably meant. */
#ifndef TSFARM_BASE_WORD_H
#define TSFARM_BASE_WORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

/* Where `text` stands among the words, or -1. Case makes no difference, and '-', '_', ' ' are one. */
int word_find(const char *text, const char *const *words, size_t count);

/* The word nearest to `text`, for a typing slip; NULL when none is near. */
const char *word_nearest(const char *text, const char *const *words, size_t count);

/* Add "a, b or c" to `text`. */
void word_list(struct text *text, const char *const *words, size_t count);

/* A number written in decimal digits alone, from 0 to `max`; false, with nothing written, if not. */
bool word_to_number(const char *text, unsigned long long max, unsigned long long *ret_number);

#endif
