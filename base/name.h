/*
 * Names as Windows compares them: case makes no difference, in any alphabet. The key of a name is
 * the name in simple Unicode upper case, character for character, and two names are the same when
 * their keys are the same bytes.
 */
#ifndef TSFARM_BASE_NAME_H
#define TSFARM_BASE_NAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The longest name anywhere is 32 characters (a winstation's); UTF-8 needs up to four bytes each. */
enum {
	NAME_CHARACTERS_MAX = 32,
	NAME_SIZE = NAME_CHARACTERS_MAX * 4 + 1
};

/* Give the character that stands for it in a key. */
int32_t name_fold_character(int32_t character);

/*
 * Write the key of `name`. Returns false, with nothing written, when the name is ill-formed UTF-8
 * or its key does not fit into `size` bytes with the closing NUL.
 */
bool name_fold(const char *name, char *key, size_t size);

/*
 * Write the name in small letters, character for character, as far as it fits into `size` bytes with
 * the closing NUL. Ill-formed bytes stay as they are.
 */
void name_lower(const char *name, char *ret_lower, size_t size);

/* Are both the same name? Never true for ill-formed or over-long (over 32 characters) names. */
bool name_equal(const char *a, const char *b);

/* The order of names: by key, then what has none by its bytes. 0 for the same name, as strcmp(). */
int name_compare(const char *a, const char *b);

#endif
