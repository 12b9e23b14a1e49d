/* Windows alone: conversion of its UTF-16 to UTF-8, and of its error numbers to errno. */
#ifndef TSFARM_BASE_WIDE_H
#define TSFARM_BASE_WIDE_H

#include <wchar.h>

#include "base/text.h"

/*
 * Convert a text. The caller frees the result; NULL on ENOMEM. Ill-formed parts become U+FFFD.
 */
wchar_t *wide_from_utf8(const char *text);
char *wide_to_utf8(const wchar_t *text);
void wide_freep(wchar_t **wide);

/* Add the text in UTF-8. Returns 0 or -ENOMEM. */
int wide_add(struct text *text, const wchar_t *wide);

/* The negative errno for a number of GetLastError(). */
int wide_error(unsigned long error);

#endif
